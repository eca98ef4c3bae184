import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, Offprint, test } from '../support/app.ts';

const linkTo = (address: string) => `offprint://save?url=${encodeURIComponent(address)}`;

// Links of other programs reach the open web alone; asked as a proxy, the test's site is all of it.
test.use({
  switches: async ({ site, switches }, use) => {
    await use([...switches, `--proxy-server=${site.address}`]);
  },
});

test('Links and files that are opened while the app runs are saved by it, and said', async ({
  offprint,
  site,
  folder,
}) => {
  const { window, page } = offprint;
  const said = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
  expect(await offprint.again(linkTo('http://news.example/night-boat.html'))).toBe(0);
  await expect(said(/^Saving news\.example/)).toBeVisible();
  await expect(window.row(/^Harbour towns weigh a winter/)).toBeVisible();

  const file = join(folder, 'hedge.md');
  await writeFile(file, '# The hedge survey\n\nEvery parish has one hedge older than its church.\n');
  expect(await offprint.again(file)).toBe(0);
  await expect(said('Saving hedge.md')).toBeVisible();
  await said('Saving hedge.md').getByRole('button', { name: 'Show queue' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add' });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'The hedge survey' })).toContainText('Saved');
  await page.keyboard.press('Escape');
  await expect(window.row('The hedge survey')).toBeVisible();

  await offprint.again('offprint://erase?url=http%3A%2F%2Fnews.example%2F');
  await expect(said('That link was not followed. It names no web page to save.')).toBeVisible();
  await offprint.again(join(folder, 'survey.pdf'));
  await expect(said('survey.pdf cannot be added.')).toBeVisible();
  await offprint.again(join(folder, 'gone.md'));
  await expect(said(/gone\.md/)).toBeVisible();
  await expect(window.list.getByRole('row')).toHaveCount(2);

  // A page that calls such a link must not reach what only this computer can.
  const asked = site.requests.length;
  await offprint.again(linkTo(`${site.address}/timetable.html`));
  await expect(window.list.getByRole('row').filter({ hasText: 'Not saved' })).toBeVisible();
  expect(site.requests).toHaveLength(asked);
});

test('Links and files are saved by the start that names them', async ({ folder, switches }) => {
  const file = join(folder, 'lantern.html');
  await writeFile(file, '<h1>A second lantern</h1><p>Pilots ask for a second lantern on the mole.</p>');
  const words = [linkTo('http://news.example/budget-glossary.html'), `file://${file}`];
  const offprint = new Offprint(join(folder, 'profile'), [...switches, ...words]);
  await offprint.start();
  const said = offprint.page.getByRole('status').filter({ hasText: 'Show queue' });
  await expect(said).toContainText('Saving 2 articles');
  await expect(offprint.window.row('A glossary for reading a budget')).toBeVisible();
  await expect(offprint.window.row('A second lantern')).toBeVisible();
  await offprint.quit();
});
