import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Correcting } from '../pages/correcting.ts';
import { NotesView } from '../pages/notes-view.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { fillWithNews } from '../support/newsroom.ts';

async function withFerry(offprint: Offprint): Promise<Correcting> {
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(1300, 800);
  await offprint.window.open('The ferry that was sold twice');
  await expect(offprint.window.reader.paragraphs.first()).toBeVisible();
  return new Correcting(offprint.page);
}

test('Each fact and the text are put right, highlights stay, and all of it is taken back', async ({
  closed: offprint,
}) => {
  const correcting = await withFerry(offprint);
  const { page, window } = offprint;
  const notes = new NotesView(page);
  const ferry = 'The ferry that was sold';
  await notes.mark([
    { title: ferry, quote: 'agreed on everything but the timetable', colour: 'green' },
    { title: ferry, quote: 'two captains', colour: 'pink' },
  ]);

  await correcting.open();
  await expect(correcting.field('Title')).toBeFocused();
  await correcting.field('Title').fill('The ferry that was sold three times');
  await correcting.field('Author').fill('');
  await correcting.field('Site').fill('Harbour Weekly');
  await correcting.field('Published').fill('3rd of March 2025');
  await expect(correcting.form).toContainText('3 March 2025');
  await correcting.tags.fill('fraud');
  await correcting.tags.press('Enter');
  const before = await correcting.text.inputValue();
  await correcting.text.fill(
    `## A new beginning\n\nA **third** buyer.\n\n${before.replace('two captains', 'three captains')}`,
  );
  await expect(correcting.preview.getByRole('heading', { name: 'A new beginning' })).toBeVisible();
  await expect(correcting.preview.getByText('three captains')).toBeVisible();
  await expect(correcting.form.getByRole('status')).toHaveText(/draft/);
  await correcting.save();

  const { reader } = window;
  await expect(reader.title).toHaveText('The ferry that was sold three times');
  await expect(reader.article).toContainText('Harbour Weekly');
  await expect(reader.article).toContainText('3 March 2025');
  await expect(reader.article).not.toContainText('Hanne Brekke');
  await expect(reader.article).toContainText('A third buyer.');
  await expect(reader.article.getByRole('button', { name: 'fraud' })).toBeVisible();
  await expect(window.row('The ferry that was sold three times')).toBeVisible();
  await window.search.fill('"third buyer"');
  await expect(window.titles).toHaveCount(1);
  await window.search.fill('');

  await notes.open();
  await notes.row(/agreed on everything/).click();
  await expect(notes.row(/two captains/)).toContainText('Its passage has changed');
  await expect(notes.row(/agreed on everything/)).not.toContainText('changed');
  await window.view('All articles').click();

  await offprint.restart();
  await offprint.window.open('The ferry that was sold three times');
  await expect(offprint.window.reader.article).toContainText('A third buyer.');

  const again = new Correcting(offprint.page);
  await again.open();
  await again.text.fill('Only this.');
  await again.save();
  await expect(offprint.window.reader.article).toContainText('Only this.');
  await offprint.page.getByRole('button', { name: 'Undo' }).click();
  await expect(offprint.window.reader.article).toContainText('A third buyer.');
  await expect(offprint.window.reader.article).toContainText('three captains');
});

test('A draft survives a kill, is gone on with or thrown away, and that can be undone', async ({
  closed: offprint,
}) => {
  const correcting = await withFerry(offprint);
  await correcting.open();
  await correcting.field('Title').fill('Half a tit');
  await correcting.text.press('Control+Home');
  await offprint.page.keyboard.type('Half a sentence');
  const id = await offprint.page.evaluate(async () => {
    const range = { view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 50 };
    const { rows } = JSON.parse(await Reflect.get(globalThis, 'offprint').call('articles.page', range)).value;
    return rows.find((row: { title: string }) => row.title.startsWith('The ferry')).id;
  });
  const draft = () =>
    readFile(join(offprint.library, 'articles', id.slice(0, 2), id, 'draft.json'), 'utf8').catch(() => '');
  await expect.poll(draft).toContain('Half a sentence');
  await offprint.kill();

  await offprint.start();
  await offprint.resize(1300, 800);
  const { page, window } = offprint;
  await window.open('The ferry that was sold twice');
  await page.keyboard.press('Control+e');
  const again = new Correcting(page);
  await expect(page.getByRole('heading', { name: 'A correction was begun' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(again.field('Title')).toHaveValue('Half a tit');
  await expect(again.text).toHaveValue(/^Half a sentence/);

  // Another article is opened meanwhile: what was typed is kept.
  await window.row(/^Putin/).click();
  await expect(window.reader.title).toContainText('Putin');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(again.field('Title')).toHaveValue('Half a tit');
  await again.button('Discard').click();
  await expect(window.reader.title).toHaveText('The ferry that was sold twice');
  await expect.poll(draft).toBe('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(again.text).toHaveValue(/^Half a sentence/);
  await again.field('Title').fill('A whole title');
  await again.save();
  await expect(window.reader.title).toHaveText('A whole title');
  await expect(window.reader.article).toContainText('Half a sentence');
});

test('What cannot be saved is said, hostile Markdown is harmless, and a narrow window shows one at a time', async ({
  closed: offprint,
}) => {
  const correcting = await withFerry(offprint);
  const { page, window } = offprint;
  await correcting.open();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await correcting.field('Title').fill(' ');
  await correcting.field('Published').fill('some day');
  await page.keyboard.press('Control+s');
  await expect(correcting.form).toContainText('An article needs a title.');
  await expect(correcting.field('Title')).toBeFocused();
  await correcting.field('Title').fill('The ferry');
  await page.keyboard.press('Control+s');
  await expect(correcting.form).toContainText('Write a day as 2024-06-17');
  await expect(correcting.field('Published')).toBeFocused();
  await correcting.field('Published').fill('');
  await correcting.text.fill(
    '<script>window.hurt = 1</script><img src=x onerror="top.hurt = 1">\n\nHarmless.',
  );
  await expect(correcting.preview.getByText('Harmless.')).toBeVisible();
  await expect(correcting.preview.locator('script')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'hurt'))).toBeUndefined();
  await correcting.text.fill('');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert')).toContainText('The article will have no text');

  await offprint.resize(420, 760);
  await page.getByText('Preview', { exact: true }).click();
  await expect(correcting.text).toBeHidden();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByText('Text', { exact: true }).click();
  await expect(correcting.text).toBeVisible();
  await page.getByRole('button', { name: 'Save without text' }).click();
  await expect(window.reader.title).toHaveText('The ferry');
  await expect(window.reader.paragraphs).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(window.reader.title).toHaveText('The ferry that was sold twice');
  await expect(window.reader.paragraphs.first()).toContainText('Both buyers');
});
