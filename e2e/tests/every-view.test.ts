import { expect, test } from '../support/app.ts';
import { runOffprint } from '../support/command-line.ts';
import { importPieces } from '../support/library-files.ts';

test('A change in one view is in every other at once, also one of a terminal', async ({
  closed: offprint,
}) => {
  test.slow();
  await importPieces(offprint.library, [
    { title: 'Harbour dues', text: 'What the harbour asks of a boat.' },
    { title: 'Night boat', text: 'The boat that leaves the harbour after dark.' },
    { title: 'Winter line', text: 'A line of boats that stops in winter.' },
  ]);
  await offprint.start();
  const { window, page } = offprint;
  const { reader } = window;
  const terminal = async (...args: string[]) =>
    expect(await runOffprint([...args, '--library', offprint.library])).toMatchObject({ code: 0 });
  const ids = async () =>
    (await runOffprint(['list', '--json', '--library', offprint.library])).out
      .trim()
      .split('\n')
      .map((line): { id: string; title: string } => JSON.parse(line));
  const idOf = async (title: string) => (await ids()).find((one) => one.title === title)?.id ?? '';

  await test.step('opened in the list: the counts follow', async () => {
    await expect(window.view('Unread')).toHaveAccessibleName('Unread, 3');
    await window.row('Night boat').click();
    await expect(reader.title).toHaveText('Night boat');
    await expect(window.view('Unread')).toHaveAccessibleName('Unread, 2');
    await expect(window.view('Reading')).toHaveAccessibleName('Reading, 1');
  });

  await test.step('changed in the reader: row, counts and the results of a search follow', async () => {
    await window.search.fill('harbour');
    await expect(window.titles).toHaveCount(2);
    await reader.button('Favourite').click();
    await expect(window.row('Night boat')).toHaveAccessibleName(/Favourite/);
    await expect(window.view('Favourites')).toHaveAccessibleName('Favourites, 1');
    await reader.button('Tags').click();
    await page.keyboard.type('ferries');
    await page.keyboard.press('Enter');
    await expect(window.view('ferries')).toHaveAccessibleName('ferries, 1');
    await page.keyboard.press('Escape');
  });

  await test.step('changed in the list of a search: reader and counts follow', async () => {
    await window.list.focus();
    await page.keyboard.press('e');
    await expect(reader.button('Take out of the archive')).toHaveAttribute('aria-pressed', 'true');
    await expect(window.row('Night boat')).toHaveAccessibleName(/Archived/);
    await expect(window.view('Archive')).toHaveAccessibleName('Archive, 1');
  });

  await test.step('what a search is for changes what it finds', async () => {
    await window.search.fill('is:unread');
    await expect(window.titles).toHaveText(['Winter line', 'Harbour dues']);
    await terminal('state', await idOf('Winter line'), 'archived');
    await expect(window.titles).toHaveText(['Harbour dues']);
    await window.search.fill('tag:quay');
    await expect(window.list).toBeHidden();
    await terminal('tag', await idOf('Harbour dues'), '+quay');
    await expect(window.titles).toHaveText(['Harbour dues']);
  });

  await test.step('a terminal changes what is open in the reader', async () => {
    await window.search.fill('');
    await terminal('tag', await idOf('Night boat'), '+north', '-ferries');
    await expect(reader.article).toContainText('north');
    await expect(window.view('north')).toHaveAccessibleName('north, 1');
    await expect(window.view('ferries')).toBeHidden();
    await terminal('state', await idOf('Night boat'), 'reading');
    await expect(reader.button('Archive')).toHaveAttribute('aria-pressed', 'false');
    await expect(window.view('Reading')).toHaveAccessibleName('Reading, 1');
  });

  await test.step('an article that a terminal saves is there', async () => {
    await importPieces(offprint.library, [
      { title: 'Salt trade', text: 'Salt by the boatload.', url: 'https://paper.example/salt' },
    ]);
    await expect(window.row('Salt trade')).toBeVisible();
    await expect(window.view('All articles')).toHaveAccessibleName('All articles, 4');
  });
});
