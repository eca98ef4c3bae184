import { expect, type Offprint, test } from './support/app.ts';
import { openSearch, runOffprint } from './support/command-line.ts';
import { mission } from './support/mission.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot as shootWindow, steadyLetters } from './support/shots.ts';
import type { Site } from './support/site.ts';

const wide = [1440, 900] as const;
const narrow = [420, 800] as const;
/** Letters in shades of grey look the same on every screen. */
/** Takes a picture of what the window shows, light and dark, as `<name>-light.png` and `<name>-dark.png`. */
/** With the list at its top. */
async function shoot(offprint: Offprint, name: string): Promise<void> {
  await offprint.page.evaluate(() => document.querySelector('[role="grid"]')?.parentElement?.scrollTo(0, 0));
  await shootWindow(offprint, name);
}

test.use({ switches: steadyLetters });

test('An empty library', async ({ offprint }) => {
  await offprint.resize(...wide);
  await expect(offprint.page.getByRole('textbox', { name: 'Link' })).toBeFocused();
  await shoot(offprint, 'first-run');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-first-run');
});

test('A library that cannot be opened', async ({ closed }) => {
  await runOffprint(['save', '-', '--library', closed.library], await mission.text());
  const search = await openSearch(closed.library);
  await search.ask('lankov');
  await closed.open();
  await closed.resize(...wide);
  await expect(closed.page.getByRole('alert')).toBeVisible();
  await shoot(closed, 'closed');
  await search.close();
});

test.describe('A library in use', () => {
  test.use({
    switches: async ({ site }, use) => {
      await use([...steadyLetters, `--proxy-server=${site.address}`]);
    },
  });

  test('view by view', async ({ closed: offprint, site }) => {
    test.setTimeout(300_000);
    await fillWithNews(offprint.library);
    await offprint.start();
    await offprint.resize(...wide);
    await readSome(offprint);
    await save(offprint, site);
    await shootAdding(offprint, site);
    await shootArticles(offprint);
    await shootSearch(offprint);
    await shootDialogs(offprint);
    await shootNarrow(offprint);
  });
});

const changes = {
  'A glossary': { favourite: true },
  'How a tunnel': { state: 'reading', progress: 0.62 },
  'Satellite pictures': { state: 'archived', progress: 1 },
  'Notes from': { state: 'archived', progress: 1, favourite: true },
  'Why the cargo': { state: 'reading', progress: 1 },
};

/** What the person did with some of them, by the app's own bridge: nobody wants to look on while they are read. */
async function readSome({ page }: Offprint): Promise<void> {
  await page.evaluate(async (wanted) => {
    const offprint = Reflect.get(globalThis, 'offprint');
    const range = { view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 50 };
    const { rows } = JSON.parse(await offprint.call('articles.page', range)).value;
    for (const [title, change] of Object.entries(wanted)) {
      const ids = rows
        .filter((row: { title: string }) => row.title.startsWith(title))
        .map(({ id }: { id: string }) => id);
      await offprint.call('articles.change', { ids, change });
    }
  }, changes);
}

/** Saves by link: two pages that come, one that does not, and one whose pictures are a long time coming. */
async function save({ window }: Offprint, site: Site): Promise<void> {
  const add = await window.add();
  await add.saveLinks('http://northquay.example/timetable.html');
  await expect(add.job('The last timetable')).toContainText('Saved');
  await add.saveLinks('http://meridianwire.example/subscribers');
  await expect(add.job('meridianwire.example')).toContainText('Not saved');
  await add.saveLinks('http://coastalgazette.example/night-boat.html');
  await expect(add.job('Harbour towns')).toContainText('Saved');
  site.silent.add('/images/5.png').add('/images/6.png');
  await add.saveLinks('http://northquay.example/harbour-dues.html');
  await expect(add.job('The long road back')).toContainText('Saving images, 3 of 5');
  await add.close();
}

async function shootAdding(offprint: Offprint, site: Site): Promise<void> {
  await open(offprint, mission.title);
  await offprint.window.list.focus();
  await shoot(offprint, 'main');

  const slow = ['pilot-boats', 'hedge-survey', 'night-fares'];
  for (const name of slow) site.silent.add(`/${name}`);
  const add = await offprint.window.add();
  await add.saveLinks(...slow.map((name) => `http://tidewaterpost.example/${name}`));
  await expect(add.job('night-fares')).toContainText('Waiting');
  const links = [
    'coastalgazette.example/night-boat.html',
    'signaldesk.example/anchors',
    'fieldnotes.example/salt',
  ];
  await add.links.fill(links.map((address) => `http://${address}`).join('\n'));
  await expect(add.dialog).toContainText('3 links, 1 already in your library');
  await add.tag('ferries');
  await shoot(offprint, 'add');
  const cancel = add.dialog.getByRole('button', { name: 'Cancel all' });
  await cancel.click();
  await expect(cancel).toBeHidden();
  await add.dialog.getByRole('button', { name: 'Clear finished' }).click();
  await expect(add.job(/./)).toHaveCount(0);
  await add.dialog.getByRole('button', { name: 'Remove tag ferries' }).click();
  await add.links.fill('');

  await add.tab('Text');
  await add.text.fill(
    '# The hedge survey is out\n\nEvery parish has **one** hedge that is older than its church. The survey found that\n\n- hawthorn keeps its place for three centuries,\n- hazel moves a hand’s breadth a year.',
  );
  await shoot(offprint, 'add-text');
  await add.text.fill('');
  await add.close();
}

/** Opens an article, and waits for its text. */
async function open({ window }: Offprint, title: string | RegExp): Promise<void> {
  await window.open(title);
  await expect(window.reader.paragraphs.first()).toBeVisible();
}

async function shootArticles(offprint: Offprint): Promise<void> {
  const { window, page } = offprint;
  const { reader } = window;
  await open(offprint, /^The last timetable/);
  const picture = reader.article.getByRole('img');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  await shoot(offprint, 'article');
  for (const [name, place] of [
    ['article-middle', 'What a sheet can do'],
    ['article-end', 'To turn that into a sheet'],
  ] as const) {
    await reader.article.getByText(place).evaluate((element) => element.scrollIntoView());
    await shoot(offprint, name);
  }
  await open(offprint, /^عبّارة/);
  await shoot(offprint, 'right-to-left');
  await open(offprint, /^北の港町/);
  await shoot(offprint, 'japanese');
  await window.row(/^meridianwire/).click();
  await expect(reader.pane.getByRole('alert')).toBeVisible();
  await shoot(offprint, 'stub');

  await open(offprint, mission.title);
  for (const theme of ['Sepia', 'Black', 'Light']) {
    await reader.button('Text and theme').click();
    const choice = page.getByRole('radio', { name: theme, exact: true });
    await page.locator('label', { has: choice }).click();
    await expect(choice).toBeChecked();
    if (theme === 'Light') await shoot(offprint, 'text-and-theme');
    await page.keyboard.press('Escape');
    await expect(choice).toBeHidden();
    await window.list.focus();
    if (theme !== 'Light') await shoot(offprint, theme.toLowerCase());
  }
}

async function shootSearch(offprint: Offprint): Promise<void> {
  const { window } = offprint;
  await window.search.fill('night boat');
  await expect(window.list.locator('mark').first()).toBeVisible();
  await window.row(/^Harbour towns/).click();
  await expect(window.reader.find).toHaveValue('night boat');
  await window.search.focus();
  await shoot(offprint, 'search');
  await window.search.fill('night boat lankow');
  await expect(window.list).toBeHidden();
  await shoot(offprint, 'nothing-found');
  await window.search.fill('');
}

async function shootDialogs(offprint: Offprint): Promise<void> {
  const { window, page } = offprint;
  await window.row(/^Putin/).click();
  for (const title of [/^A glossary/, /^Three villages/, /^北の港町/, /^عبّارة/])
    await window.row(title).click({ modifiers: ['Control'] });
  await expect(window.selection).toContainText('5 articles');
  await shoot(offprint, 'selection');
  const { dialog } = await window.export();
  await shoot(offprint, 'export');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('about');
  await page.keyboard.press('Enter');
  const about = page.getByRole('dialog', { name: 'About Offprint' });
  await expect(about).toContainText('Requests while reading');
  await shoot(offprint, 'about');
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
}

async function shootNarrow(offprint: Offprint): Promise<void> {
  const { window, page } = offprint;
  await offprint.resize(...narrow);
  await page.keyboard.press('Escape');
  await expect(window.list).toBeVisible();
  await shoot(offprint, 'narrow-list');
  await page.keyboard.press('Control+b');
  const sheet = page.getByRole('dialog', { name: 'Library' });
  await expect(sheet).toBeVisible();
  await shoot(offprint, 'narrow-sidebar');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await window.search.fill('night boat');
  await expect(window.list.locator('mark').first()).toBeVisible();
  await shoot(offprint, 'narrow-search');
  await window.search.fill('');
  const add = await window.add();
  await shoot(offprint, 'narrow-add');
  await add.close();
  await window.row(/^Putin/).click();
  await expect(window.reader.title).toHaveText(mission.title);
  await expect(window.list).toBeHidden();
  await shoot(offprint, 'narrow-reader');
}
