import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Correcting } from '../pages/correcting.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { articlePath } from '../support/library-files.ts';
import { fillWithNews } from '../support/newsroom.ts';

/** The path of the file of an article with this title. */
async function fileOf({ library }: Offprint, title: string): Promise<string> {
  const articles = join(library, 'articles');
  for (const prefix of await readdir(articles)) {
    if (prefix.length !== 2) continue;
    for (const id of await readdir(join(articles, prefix))) {
      const path = articlePath(library, id);
      if ((await readFile(path, 'utf8')).includes(`title: "${title}"`)) return path;
    }
  }
  throw new Error(`no article is called ${title}`);
}

/** As an editor does: another file in its place. */
async function rewrite(path: string, make: (content: string) => string): Promise<void> {
  const beside = join(dirname(path), '.another');
  await writeFile(beside, make(await readFile(path, 'utf8')));
  await rename(beside, path);
}

/** Goes to another program and comes back. */
async function comeBack({ app }: Offprint): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.emit('focus');
  });
}

const ferry = 'The ferry that was sold twice';

test('What another program wrote is shown where it is read, found, and kept beside what was written here', async ({
  closed: offprint,
}) => {
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(1300, 800);
  const { window, page } = offprint;
  const { reader } = window;
  await window.open(ferry);
  await expect(reader.paragraphs.first()).toBeVisible();
  const path = await fileOf(offprint, ferry);

  await rewrite(path, (content) => content.replaceAll('two captains', 'two zookeepers'));
  await comeBack(offprint);
  await expect(reader.article).toContainText('two zookeepers');
  await expect(page.getByText('This article was changed outside Offprint')).toBeVisible();
  await window.search.fill('zookeepers');
  await expect(window.titles).toHaveCount(1);
  await window.search.fill('');

  const correcting = new Correcting(page);
  await correcting.open();
  const text = await correcting.text.inputValue();
  await correcting.text.fill(`${text}\n\nWritten here.`);
  await rewrite(path, (content) => content.replaceAll('two zookeepers', 'two acrobats'));
  await comeBack(offprint);
  await expect(correcting.form).toContainText('This article was changed outside Offprint while you wrote');
  expect(await axeFindings(page)).toEqual([]);
  await correcting.save();
  await expect(reader.article).toContainText('Written here.');
  await expect(page.getByText('The text from outside is kept too')).toBeVisible();
  const versions = join(dirname(path), 'versions');
  const kept = await Promise.all(
    (await readdir(versions)).map((name) => readFile(join(versions, name), 'utf8')),
  );
  expect(kept.join('\n')).toContain('two acrobats');
});

test('Folders that a sync program brings in are articles, and a list tells of them', async ({
  closed: offprint,
}) => {
  await fillWithNews(offprint.library);
  await offprint.start();
  const { window, page } = offprint;
  await expect(window.titles.first()).toBeVisible();
  const path = await fileOf(offprint, ferry);
  const from = dirname(path);
  const own = /[0-9a-f]{16}/.exec(from.slice(-16))?.[0] ?? '';
  for (const [id, title] of [
    ['ab000000000000aa', 'Brought in one'],
    ['ab000000000000ab', 'Brought in two'],
  ] as const) {
    const target = articlePath(offprint.library, id);
    await mkdir(dirname(dirname(target)), { recursive: true });
    await cp(from, dirname(target), { recursive: true });
    const content = (await readFile(path, 'utf8'))
      .replaceAll(own, id)
      .replace(ferry, title)
      .replace(/^source: .*\n/m, '');
    await writeFile(target, content);
  }
  // The first look after opening, or the one when the window comes to the front, whichever comes first.
  await comeBack(offprint);
  await expect(window.row('Brought in one')).toBeVisible();
  await expect(window.row('Brought in two')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Show' }).click();
  const dialog = page.getByRole('dialog', { name: 'Changed outside Offprint' });
  await expect(dialog.getByRole('button', { name: /Brought in two/ })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: /Brought in two/ }).click();
  await expect(window.reader.title).toHaveText('Brought in two');
});
