import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotesView } from '../pages/notes-view.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { fillWithNews } from '../support/newsroom.ts';

const marks = [
  {
    title: 'The ferry that was sold',
    quote: 'Both buyers kept the receipt, and both were right.',
    colour: 'blue',
  },
  { title: 'Putin', quote: 'reinforcing ties with an old ally', colour: 'green' },
  {
    title: 'Putin',
    quote: 'unbreakable relationship of comrades-in-arms',
    colour: 'yellow',
    comment: 'Same wording as the 2023 message.',
  },
  { title: 'Putin', quote: 'His first visit was in July 2000', colour: 'pink' },
];

async function withNotes(offprint: Offprint): Promise<NotesView> {
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(1300, 800);
  const notes = new NotesView(offprint.page);
  await notes.mark(marks);
  await notes.note('The ferry that was sold', 'Ask the harbour master');
  return notes;
}

/** Whether a text of the article is in view. */
async function inView({ window }: Offprint, text: string): Promise<boolean> {
  return window.reader.paragraphs.filter({ hasText: text }).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < (element.ownerDocument.defaultView?.innerHeight ?? 0);
  });
}

test('Notes are listed by article, found, and opened at their passage', async ({ closed: offprint }) => {
  const notes = await withNotes(offprint);
  const { page, window } = offprint;
  await expect(page.getByRole('button', { name: 'Notes, 5' })).toBeVisible();
  await notes.open();
  await expect(notes.rows).toHaveCount(5);
  await expect(notes.heads.first()).toContainText('Putin');
  await expect(notes.heads.first()).toContainText('The Smartencyclopedia');
  await expect(notes.rows.first()).toContainText('#korea');

  await notes.row(/His first visit/).click();
  await expect(window.reader.title).toContainText('Putin');
  await expect.poll(() => inView(offprint, 'His first visit was in July 2000')).toBe(true);
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => inView(offprint, 'reinforcing ties')).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => window.focusedPane()).toBe('reader');
  await page.keyboard.press('Escape');
  await expect.poll(() => window.focusedPane()).toBe('list');

  await page.keyboard.press('/');
  await page.keyboard.type('HARBOUR sold');
  await expect(notes.rows).toHaveCount(1);
  await expect(notes.rows).toContainText('Ask the harbour master');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(notes.rows).toHaveCount(5);
  await notes.filter('Yellow').click();
  await notes.filter('Blue').click();
  await expect(notes.rows).toHaveCount(2);
  await notes.filter('With a comment').click();
  await expect(notes.rows).toHaveCount(1);
  await notes.search.fill('ferry');
  await expect(page.getByRole('heading', { name: 'No note has “ferry”' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show all notes' }).click();
  await expect(notes.rows).toHaveCount(5);
  await notes.sortBy('Article');
  await expect(notes.heads.first()).toContainText('Putin');
  await notes.filter('Pink').click();

  await offprint.restart();
  const again = new NotesView(offprint.page);
  await again.open();
  await expect(again.filter('Pink')).toHaveAttribute('aria-pressed', 'true');
  await expect(again.pane.getByRole('button', { name: 'Sort by: Article' })).toBeVisible();
  await expect(again.rows).toHaveCount(1);
});

test('A comment is written in the list and survives a kill', async ({ closed: offprint }) => {
  const notes = await withNotes(offprint);
  const { page } = offprint;
  await notes.open();
  await notes.row(/reinforcing ties/).click();
  await page.keyboard.press('n');
  await page.keyboard.type('Who said so?');
  await expect(notes.pane.getByRole('textbox', { name: 'Comment' })).toHaveValue('Who said so?');
  await page.keyboard.press('Escape');
  await expect(notes.row(/reinforcing ties/)).toContainText('Who said so?');
  await page.keyboard.press('n');
  await page.keyboard.type(' Check.');
  const onDisk = () => readFile(join(offprint.library, 'catalogue/000001.json'), 'utf8');
  await expect.poll(onDisk).toContain('Who said so? Check.');
  await offprint.kill();

  await offprint.start();
  const again = new NotesView(offprint.page);
  await again.open();
  await expect(again.row(/reinforcing ties/)).toContainText('Who said so? Check.');
  await again.row(/harbour master/).click();
  await offprint.page.keyboard.press('n');
  await offprint.page.keyboard.type(' of Stavanger');
  await offprint.page.keyboard.press('Control+Enter');
  await expect(again.row(/Ask the harbour master of Stavanger/)).toBeVisible();
  await offprint.page.keyboard.press('Control+z');
  await expect(again.row(/Ask the harbour master of Stavanger/)).toBeHidden();
});

test('One or several notes are recoloured, copied and removed, and come back', async ({
  closed: offprint,
}) => {
  const notes = await withNotes(offprint);
  const { page, window } = offprint;
  await notes.open();
  await notes.row(/reinforcing ties/).click();
  await page.keyboard.press('5');
  await expect(notes.row(/^Violet highlight: reinforcing/)).toBeVisible();
  await page.keyboard.press('Control+c');
  await expect(page.getByRole('status').filter({ hasText: 'Copied as a quote' })).toBeVisible();
  const copied = await offprint.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('“reinforcing ties with an old ally” — Putin');
  expect(copied).toContain('https://smartencyclopedia.example/putin-north-korea');

  await notes.row(/reinforcing ties/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(notes.rows).toHaveCount(4);
  await window.toast.getByRole('button', { name: 'Undo' }).click();
  await expect(notes.rows).toHaveCount(5);

  await notes.list.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('5 selected')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('toolbar', { name: 'With 5 notes' }).getByRole('button', { name: 'Pink' }).click();
  await expect(notes.row(/^Pink highlight/)).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(notes.row(/^Pink highlight/)).toHaveCount(1);
  await notes.list.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(notes.rows).toHaveCount(5);
  await notes.list.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Export 5 notes…' }).click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
});

test('Notes in a narrow window, in both themes, and found by the search', async ({ closed: offprint }) => {
  const notes = await withNotes(offprint);
  const { page, window } = offprint;
  await notes.open();
  await notes.row(/comrades/).click();
  await expect(window.reader.title).toContainText('Putin');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await offprint.resize(420, 700);
  await page.keyboard.press('Escape');
  await notes.row(/Both buyers/).click();
  await expect(window.reader.title).toHaveText('The ferry that was sold twice');
  await expect(notes.list).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(notes.list).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await offprint.resize(1300, 800);
  await window.view('All articles').click();
  await window.search.fill('wording 2023');
  await expect(window.row(/^Putin/)).toContainText('Your note: Same wording as the 2023 message.');
  await window.row(/^Putin/).click();
  await expect.poll(() => inView(offprint, 'comrades-in-arms')).toBe(true);
});
