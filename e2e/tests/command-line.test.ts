import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { runOffprint } from '../support/command-line.ts';
import { mission } from '../support/mission.ts';

test('What the command line saved is in the window, and what the window did is in the command line', async ({
  closed,
  folder,
}) => {
  const library = ['--library', closed.library, '--json'];
  const file = join(folder, 'article.txt');
  await writeFile(file, await mission.text());
  const saved = await runOffprint(['save', file, '--tag', 'korea', ...library]);
  expect(saved).toMatchObject({ code: 0, err: '' });
  const { id } = JSON.parse(saved.out);
  const found = await runOffprint(['search', 'lankov', ...library]);
  expect(JSON.parse(found.out)).toMatchObject({
    id,
    snippet: expect.stringContaining('<mark>Lankov</mark>'),
  });

  await closed.start();
  const { window, page } = closed;
  await expect(window.view('korea')).toHaveAccessibleName('korea, 1');
  await window.search.fill('lankov');
  await expect(window.list.locator('mark').first()).toHaveText('Lankov');
  await window.open(mission.title);
  await expect(window.reader.article).toContainText(mission.byline);
  await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);
  await page.keyboard.press('s');
  await expect(window.row(mission.title)).toHaveAccessibleName(/Favourite/);
  await closed.quit();

  const listed = await runOffprint(['list', '--query', 'is:favourite', ...library]);
  expect(JSON.parse(listed.out)).toMatchObject({ id, state: 'reading', favourite: true, tags: ['korea'] });
  const shown = await runOffprint(['show', id, '--format', 'text', '--library', closed.library]);
  for (const paragraph of await mission.body()) expect(shown.out).toContain(paragraph);
});
