import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Palette } from '../pages/palette.ts';
import { expect, test } from '../support/app.ts';
import { openSearch, runOffprint, startImport } from '../support/command-line.ts';
import { saveExamples } from '../support/examples.ts';
import { mission } from '../support/mission.ts';

test('What was shown as saved is there after the power went', async ({ offprint, site }) => {
  const add = await offprint.window.add();
  await add.saveLinks(`${site.address}/night-boat.html`, `${site.address}/budget-glossary.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await expect(add.job('A glossary')).toContainText('Saved');
  await add.saveText(await mission.text());
  await expect(add.job(mission.title)).toContainText('Saved');
  await offprint.kill();
  await site.stop();

  await offprint.start();
  const { window } = offprint;
  await expect(window.titles).toHaveCount(3);
  const boat = await window.open(/^Harbour towns/);
  await expect(boat.article).toContainText('at twenty past nine for thirty-one years');
  const picture = boat.article.getByRole('img', { name: 'The outer quay at dusk' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  await window.search.fill('lankov');
  await expect(window.titles).toHaveText([mission.title]);
  await window.open(mission.title);
  await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);
});

test('A change that was shown is there after the power went', async ({ offprint, site }) => {
  await saveExamples(offprint.window, site);
  await offprint.window.open(/^Harbour towns/);
  await offprint.page.keyboard.press('s');
  await expect(offprint.window.row(/^Harbour towns/)).toHaveAccessibleName(/Favourite/);
  await offprint.page.keyboard.press('e');
  await expect(offprint.window.toast).toContainText('1 article archived');
  await offprint.kill();

  await offprint.start();
  await offprint.window.view('Favourites').click();
  await expect(offprint.window.row(/^Harbour towns/)).toHaveAccessibleName(/Archived.*Favourite/);
});

test('A second start shows the window that is there, and ends', async ({ offprint }) => {
  await offprint.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const switches = offprint.app.process().spawnargs.filter((argument) => argument === '--no-sandbox');
  const second = spawn(offprint.app.process().spawnfile, [...switches, ...offprint.args], {
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const windows = () =>
    offprint.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
  await expect.poll(windows).toEqual([true]);
  await expect(offprint.window.sidebar).toBeVisible();
});

test('A library that the command line holds is left alone, and opens once that has ended', async ({
  closed,
}) => {
  const saved = await runOffprint(['save', '-', '--library', closed.library], await mission.text());
  expect(saved.code).toBe(0);
  const search = await openSearch(closed.library);
  expect(await search.ask('lankov')).toContain('"total":1');

  await closed.open();
  const alert = closed.page.getByRole('alert');
  await expect(alert).toContainText('The library could not be opened');
  await expect(alert).toContainText('Another program holds this library.');
  expect(await search.ask('kookmin')).toContain('"total":1');
  await search.close();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(closed.window.row(mission.title)).toBeVisible();
});

test('A library of a newer version can be read; nothing offers to change or delete, and the words say why', async ({
  closed,
}) => {
  await runOffprint(['save', '-', '--library', closed.library], await mission.text());
  const file = join(closed.library, 'library.json');
  const newer = { ...JSON.parse(await readFile(file, 'utf8')), version: 99 };
  await writeFile(file, JSON.stringify(newer));

  await closed.start();
  const { window, page } = closed;
  const { keyboard } = page;
  const refusal = /A newer Offprint wrote it \(version 99; this one writes 1\)/;
  await expect(page.getByText('This library can only be read')).toBeVisible();
  await expect(page.getByText('A newer Offprint wrote it')).toBeVisible();
  await window.open(mission.title);
  await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);

  await test.step('the keys of the list say why they do nothing', async () => {
    await window.row(mission.title).click();
    for (const key of ['e', 's', 'm', 'Delete', 'Shift+Delete', 't', 'n', 'Control+e', 'Control+n']) {
      await keyboard.press(key);
      await expect(window.reader.pane.getByRole('status'), key).toContainText(refusal);
      await expect(page.getByRole('dialog'), key).toHaveCount(0);
    }
    await expect(window.row(mission.title)).not.toHaveAccessibleName(/Favourite|Archived/);
  });

  await test.step('the palette, the menus and the bars do not have them', async () => {
    const palette = new Palette(page);
    await palette.open();
    for (const [typed, absent] of [
      ['trash', 'Move to trash'],
      ['archive', 'Archive'],
      ['tags', 'Tags'],
    ] as const) {
      await palette.field.fill(typed);
      await expect(palette.options('Commands').filter({ hasText: absent }), typed).toHaveCount(0);
    }
    await palette.field.fill('export');
    await expect(palette.options().first()).toContainText('Export');
    await keyboard.press('Escape');
    await window.row(mission.title).click({ button: 'right' });
    const menu = page.getByRole('menu');
    await expect(menu.getByRole('menuitem', { name: /^Copy link/ })).toBeVisible();
    await expect(menu.getByRole('menuitem', { name: /trash|Archive|Favourite|Tags|Edit|Mark/i })).toHaveCount(
      0,
    );
    await keyboard.press('Escape');
    await expect(window.reader.pane.getByRole('button', { name: /Archive|Favourite|Highlight/ })).toHaveCount(
      0,
    );
    const off = () =>
      closed.app.evaluate(({ Menu }) =>
        ['trash', 'empty-trash', 'archive', 'tags', 'note', 'add', 'export', 'check-library'].filter(
          (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.enabled === false,
        ),
      );
    await expect.poll(off).toEqual(['trash', 'empty-trash', 'archive', 'tags', 'note', 'add']);
  });
  await closed.quit();

  for (const args of [
    ['save', '-'],
    ['import', '-'],
    ['check', '--repair'],
  ]) {
    const { code, err } = await runOffprint([...args, '--library', closed.library], 'A text');
    expect([code, err], args.join(' ')).toEqual([
      1,
      expect.stringContaining('newer version of Offprint (library version 99'),
    ]);
  }
  expect((await runOffprint(['list', '--library', closed.library])).out).toContain(
    mission.title.slice(0, 20),
  );
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(newer);
});

test('The app quits within its time while a page never answers and a long import runs, and loses neither', async ({
  offprint,
  site,
}) => {
  test.slow();
  site.silent.add('/timetable.html');
  const add = await offprint.window.add();
  await add.saveLinks(`${site.address}/timetable.html`, `${site.address}/night-boat.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await expect(add.job('/timetable.html')).toContainText('Fetching the page');
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    JSON.stringify({
      url: null,
      title: `Row ${at}`,
      text: `The ${at}. ferry left.`,
      saved: '2020-01-01T00:00:00Z',
    }),
  );
  const importing = startImport(offprint.library, rows.join('\n'));
  await expect.poll(importing.acknowledged).toBeGreaterThan(0);
  const process = offprint.app.process();
  const ended = new Promise((resolve) => process.once('exit', resolve));
  const began = performance.now();
  await offprint.quit();
  await ended;
  // Within 5 seconds on a machine that does nothing else.
  const took = performance.now() - began;
  test.info().annotations.push({ type: 'quitting took', description: `${Math.round(took)} ms` });
  expect(took).toBeLessThan(15_000);
  await importing.ended;
  expect(importing.acknowledged()).toBeLessThan(rows.length);

  site.silent.clear();
  await offprint.start();
  // Nothing that was said to be saved is lost, and the page is fetched after all.
  const count = async () =>
    Number(
      /[\d,]+$/
        .exec((await offprint.window.view('All articles').getAttribute('aria-label')) ?? '')?.[0]
        .replace(',', ''),
    );
  await expect.poll(count).toBeGreaterThanOrEqual(importing.acknowledged() + 2);
  await offprint.window.search.fill('timetable');
  await expect(offprint.window.row(/^The last timetable/)).toBeVisible();
});
