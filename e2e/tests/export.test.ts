import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExportDialog } from '../pages/export-dialog.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { saveExamples } from '../support/examples.ts';
import { readPdf } from '../support/pdf.ts';
import { openPlainly } from '../support/plain-page.ts';

/** Marks a passage of the article that a query finds, and says something about it. */
async function mark(offprint: Offprint, query: string, quote: string, comment: string): Promise<string> {
  const found = await runOffprint(['list', '--query', query, '--json', '--library', offprint.library]);
  const { id } = JSON.parse(found.out.split('\n')[0] ?? '');
  const marked = await runOffprint([
    'note',
    id,
    '--quote',
    quote,
    '--comment',
    comment,
    '--library',
    offprint.library,
  ]);
  expect(marked.err).toBe('');
  return id;
}

/** Gives the computer printers. What is printed is kept as a PDF instead of on paper. */
async function printers(offprint: Offprint, names: string[]): Promise<void> {
  await offprint.app.evaluate(({ app }, list) => {
    app.on('web-contents-created', (_event, contents) => {
      Reflect.set(contents, 'getPrintersAsync', async () => list.map((name) => ({ name })));
      Reflect.set(contents, 'print', async (_options: object, done: (ok: boolean, why: string) => void) => {
        Reflect.set(globalThis, 'printed', (await contents.printToPDF({})).toString('base64'));
        done(true, '');
      });
    });
  }, names);
}

const named = async (folder: string, end: string) =>
  (await readdir(folder)).filter((name) => name.endsWith(end)).sort();

test('A selection is exported; what is there already is asked about, and the choices are remembered', async ({
  offprint,
  site,
  folder,
}) => {
  const { window, page } = offprint;
  const out = join(folder, 'out');
  await offprint.answerDialogs([out]);
  await saveExamples(window, site);
  await window.row(/^A glossary/).click();
  await window.row(/^Harbour/).click({ modifiers: ['Control'] });
  const exports = await window.export();
  const { dialog, start } = exports;
  await expect(exports.choice('Selection')).toBeChecked();
  await expect(start).toHaveText('Export 2 articles…');
  await start.click();
  await expect(dialog).toContainText('2 articles exported');
  await expect(dialog).toContainText(out);

  const names = await named(out, '.md');
  expect(names).toHaveLength(2);
  const glossary = join(out, names.find((name) => name.includes('glossary')) ?? '');
  const before = await readFile(glossary, 'utf8');
  expect(before).toContain('| Ferries');

  // The folder is known now. Nothing is written before it was said what becomes of the files there.
  await expect(start).toHaveText('Export 2 articles');
  await writeFile(glossary, 'Mine.');
  await start.click();
  await expect(exports.alert).toContainText('All of these files are there already');
  await expect(exports.alert).toContainText('Nothing was written yet');
  expect(await axeFindings(page), 'asking').toEqual([]);
  expect(await readFile(glossary, 'utf8')).toBe('Mine.');
  await exports.button('Cancel').click();
  await expect(exports.alert).toBeHidden();

  await start.click();
  await exports.button('Keep both').click();
  await expect(dialog).toContainText('2 articles exported');
  expect(await readFile(glossary, 'utf8')).toBe('Mine.');
  expect(await named(out, '.md')).toHaveLength(4);

  await start.click();
  await exports.button('Replace').click();
  await expect(dialog).toContainText('2 articles exported');
  expect(await readFile(glossary, 'utf8')).toBe(before);

  await offprint.app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => void Reflect.set(globalThis, 'shownInFolder', path);
  });
  await exports.button('Show in folder').click();
  await expect
    .poll(() => offprint.app.evaluate(() => Reflect.get(globalThis, 'shownInFolder')))
    .toContain(out);

  await exports.choose('Web page');
  await exports.dialog.getByText('Images', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await offprint.restart();
  await offprint.window.row(/^A glossary/).click();
  const again = await offprint.window.export();
  await expect(again.choice('Web page')).toBeChecked();
  await expect(again.option('Images')).not.toBeChecked();
  await expect(again.start).toHaveText('Export 1 article');
});

test('One article leaves in every format, with what was written about it', async ({
  offprint,
  site,
  folder,
}) => {
  const { window, page } = offprint;
  const out = join(folder, 'out');
  await offprint.answerDialogs([out]);
  await saveExamples(window, site);
  await mark(offprint, 'tunnel', 'The last ferry of the evening', '=HYPERLINK("x") & </style> "quoted"');
  await window.open(/^Harbour towns/);
  const exports = await window.export();
  const { dialog, start } = exports;
  await expect(exports.choice('This article')).toBeChecked();
  const asked = site.requests.length;
  for (const format of [
    'Markdown',
    'Web page',
    'PDF',
    'JSON',
    'Plain text',
    'CSV',
    'Notes as CSV',
    'Notes as JSON',
  ]) {
    await exports.choose(format);
    await start.click();
    await expect(dialog.getByRole('status').filter({ hasText: out })).toContainText('exported');
    await expect(dialog).not.toContainText('An export is running');
  }
  // Not even a hidden window has asked for anything.
  expect(site.requests.length).toBe(asked);
  expect(await axeFindings(page), 'done').toEqual([]);

  const [markdown = ''] = await named(out, '.md');
  expect(markdown).toMatch(/^\d{4}-\d\d-\d\d Harbour towns.*\.md$/);
  const text = await readFile(join(out, markdown), 'utf8');
  expect(text).toContain('==The last ferry of the evening==');
  expect(text).toContain('<!-- offprint notes -->');
  const image = /!\[The outer quay at dusk\]\((images\/[^)]+)\)/.exec(text)?.[1] ?? '';
  expect((await readFile(join(out, decodeURI(image)))).subarray(1, 4).toString()).toBe('PNG');

  const stem = markdown.slice(0, -3);
  const article = JSON.parse(await readFile(join(out, `${stem}.json`), 'utf8'));
  expect(article.annotations[0].target.selector[0]).toMatchObject({
    type: 'TextQuoteSelector',
    exact: 'The last ferry of the evening',
  });
  expect(await readFile(join(out, `${stem}.txt`), 'utf8')).toContain(article.title);
  const table = await readFile(join(out, 'Offprint articles.csv'), 'utf8');
  expect(table.split('\r\n')[1]).toContain(article.url);
  const notes = await readFile(join(out, 'Offprint notes.csv'), 'utf8');
  expect(notes.split('\r\n')[1]).toContain(`"'=HYPERLINK(""x"") & </style> ""quoted"""`);

  const pdf = readPdf(await readFile(join(out, `${stem}.pdf`)));
  expect(pdf.title).toBe(article.title);
  expect(pdf.text).toContain('Harbour towns');
  expect(pdf.text).toContain('=HYPERLINK("x") & </style> "quoted"');
  expect(pdf.text).toMatch(/1 \/ \d/);
  expect(pdf.links).toContain(article.url);
  expect(pdf.tagged).toBe(true);
  expect(pdf.outline).toContain(article.title);
  expect(pdf.size.map(Math.round)).toEqual([596, 843]);

  const plain = await openPlainly(join(out, `${stem}.html`), folder);
  expect(plain.requests.filter((address) => !/^(?:file|data):/.test(address))).toEqual([]);
  expect(plain.complaints).toEqual([]);
  await expect(plain.page.locator('mark').first()).toHaveText('The last ferry of the evening');
  await expect(plain.page.locator('mark').first()).toHaveCSS('background-color', 'rgb(253, 238, 162)');
  await expect(plain.page.getByText('=HYPERLINK("x") & </style> "quoted"')).toBeVisible();
  const loaded = await plain.page
    .locator('img')
    .evaluateAll((images) => images.map((one) => one instanceof HTMLImageElement && one.naturalWidth > 0));
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.every(Boolean)).toBe(true);
  expect(await plain.page.locator('script').count()).toBe(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await plain.page.emulateMedia({ colorScheme });
    expect(await axeFindings(plain.page), colorScheme).toEqual([]);
  }
  await plain.close();
});

test('Everything goes on when the dialog is closed, is cancelled, and says what is in its way', async ({
  offprint,
  site,
  folder,
}) => {
  const { window, page } = offprint;
  const out = join(folder, 'out');
  await offprint.answerDialogs([out]);
  await saveExamples(window, site);
  const exports = await window.export();
  const { dialog, start } = exports;
  await exports.choose('Everything');
  await exports.choose('PDF');
  await start.click();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  // Its row stands in the sidebar, and how it ended is said.
  await expect(
    window.sidebar.getByRole('button', { name: /^Exporting|^\d+%/ }).or(page.getByText('exported')),
  ).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '5 articles exported' })).toBeVisible({
    timeout: 20_000,
  });
  expect(await named(out, '.pdf')).toHaveLength(5);

  await window.export();
  await exports.choose('Everything');
  await start.click();
  await expect(exports.alert).toContainText('All of these files');
  await exports.button('Replace').click();
  await dialog.getByRole('button', { name: 'Cancel export' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: /Cancelled|exported/ })).toBeVisible();
  expect((await readdir(out)).filter((name) => name.startsWith('.'))).toEqual([]);

  await offprint.answerDialogs([join(offprint.library, 'articles')]);
  await dialog.getByRole('button', { name: /, out$/ }).click();
  await start.click();
  await expect(exports.alert).toContainText('belongs to the library');

  // Cancel in the system's dialog changes nothing.
  await offprint.answerDialogs([]);
  await dialog.getByRole('button', { name: /Library, articles$/ }).click();
  await expect(dialog.getByRole('button', { name: /Library, articles$/ })).toBeVisible();
});

test('An article is printed, or where there is no printer saved as a PDF; it is copied as Markdown', async ({
  offprint,
  site,
  folder,
}) => {
  const { window, page } = offprint;
  const out = join(folder, 'out');
  await offprint.answerDialogs([out]);
  await saveExamples(window, site);
  await window.open(/^Harbour towns/);
  await printers(offprint, []);
  await page.keyboard.press('Control+p');
  const toast = page.getByRole('status').filter({ hasText: 'No printer is set up' });
  await toast.getByRole('button', { name: 'Save as PDF…' }).click();
  const exports = new ExportDialog(page);
  await expect(exports.choice('PDF')).toBeChecked();
  await exports.start.click();
  await expect(exports.dialog).toContainText('1 article exported');
  await page.keyboard.press('Escape');
  await expect(exports.dialog).toBeHidden();
  const [pdf = ''] = await named(out, '.pdf');
  const saved = readPdf(await readFile(join(out, pdf)));

  await printers(offprint, ['Office']);
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('status').filter({ hasText: 'Sent to the printer' })).toBeVisible();
  const printed = await offprint.app.evaluate(() => Reflect.get(globalThis, 'printed'));
  const sheet = readPdf(Buffer.from(String(printed), 'base64'));
  expect(sheet.title).toBe(saved.title);
  expect(sheet.text).toContain('Harbour towns');

  await offprint.menu('Copy as Markdown');
  await expect(page.getByRole('status').filter({ hasText: 'Copied as Markdown' })).toBeVisible();
  const copied = await offprint.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^# \[Harbour towns/);
  await offprint.menu('Copy title and link');
  await expect
    .poll(() => offprint.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^\[Harbour towns[^\n]*\]\(<http:\/\/127\.0\.0\.1:\d+\/night-boat\.html>\)$/);
});
