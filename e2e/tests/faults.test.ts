import { access, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { saveExamples } from '../support/examples.ts';
import { mission } from '../support/mission.ts';

test('An index that was damaged between two starts is made anew, and finds the same', async ({
  offprint,
  site,
}) => {
  await saveExamples(offprint.window, site);
  const found = async () => {
    await offprint.window.search.fill('harbour');
    await expect(offprint.window.titles.first()).toHaveText(/Harbour towns/);
    return offprint.window.titles.allInnerTexts();
  };
  const before = await found();
  await offprint.quit();
  await writeFile(join(offprint.library, 'index', 'search.sqlite'), 'no database any more. '.repeat(4000));

  await offprint.start();
  await expect(offprint.window.row(mission.title)).toBeVisible();
  await expect.poll(found).toEqual(before);
});

test('A library whose folder is taken away is not made anew, and goes on once the folder is back', async ({
  offprint,
}) => {
  const { library, window } = offprint;
  const add = await window.add();
  await add.saveText(await mission.text());
  await expect(add.job(mission.title)).toContainText('Saved');
  await rename(library, `${library}-away`);
  await add.saveText('A later text\n\nThat waits for its folder.');
  await expect(add.dialog.getByRole('alert')).toContainText('is gone or holds no library');
  await expect(add.text).toHaveValue(/That waits/);
  await expect(access(library)).rejects.toMatchObject({ code: 'ENOENT' });

  await rename(`${library}-away`, library);
  await add.save.click();
  await expect(add.job('A later text')).toContainText('Saved');
  await add.close();
  await expect(window.titles).toHaveText(['A later text', mission.title]);
  await offprint.restart();
  await expect(offprint.window.titles).toHaveText(['A later text', mission.title]);
});

test('Ended by the system while many saves wait for a server that hangs, the app is gone, and saves them at its next start', async ({
  offprint,
  site,
}) => {
  test.setTimeout(60_000);
  const stories = Array.from({ length: 30 }, (_, at) => `/stories/${at}`);
  for (const path of stories) site.silent.add(path);
  const add = await offprint.window.add();
  await add.saveLinks(...stories.map((path) => `${site.address}${path}`));
  await expect(add.group('Being saved').filter({ hasText: 'Fetching the page' }).first()).toBeVisible();
  await offprint.end();

  await offprint.start();
  const again = await offprint.window.add();
  await expect(again.group('Being saved').first()).toBeVisible();
  await again.close();
  await offprint.quit();
  site.silent.clear();
  await offprint.start();
  await expect(offprint.window.view('All articles')).toHaveAccessibleName('All articles, 30', {
    timeout: 30_000,
  });
});
