import { Marks } from '../pages/marks.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { mission } from '../support/mission.ts';

const ally = 'reinforcing ties with an old ally';
const bond = '“unbreakable relationship of comrades-in-arms.”';
const colours = ['yellow', 'green', 'blue', 'pink', 'violet'] as const;

/** Opens the mission's article beside a list, in a window wide enough for a margin. */
async function openMission(offprint: Offprint): Promise<Marks> {
  return openText(offprint, await mission.text(), mission.title);
}

async function openText(offprint: Offprint, text: string, title: string | RegExp): Promise<Marks> {
  const { window, page } = offprint;
  const add = await window.add();
  await add.saveText(text, text.startsWith('#') ? 'Markdown' : 'Plain text');
  await expect(add.job(title)).toContainText('Saved');
  await add.close();
  await offprint.resize(1420, 860);
  await window.open(title);
  await expect(window.reader.paragraphs.first()).toBeVisible();
  await expect(window.reader.title).toBeFocused();
  return new Marks(page);
}

const clipboard = ({ app }: Offprint) => app.evaluate((electron) => electron.clipboard.readText());

test('A passage is selected with the mouse, marked in five colours, changed, quoted and removed', async ({
  offprint,
}) => {
  test.slow();
  const { window, page } = offprint;
  const { keyboard } = page;
  const marks = await openMission(offprint);

  await test.step('the bar comes with the selection and takes no focus; Escape closes it', async () => {
    await marks.select(ally);
    await expect(marks.bar.getByRole('button')).toHaveCount(8);
    await expect.poll(() => window.focusedPane()).toBe('reader');
    await keyboard.press('Escape');
    await expect(marks.bar).toBeHidden();
    expect(await marks.selected()).toBe(ally);
    await keyboard.press('Escape');
    await expect.poll(() => marks.selected()).toBe('');
    await expect(window.reader.title).toBeInViewport({ ratio: 0.1 });
  });

  await test.step('a click on a colour marks; the last colour has a key of its own', async () => {
    await marks.select(ally);
    await marks.swatch('pink').click();
    await expect.poll(() => marks.drawn('pink')).toEqual([ally]);
    await expect(marks.bar).toBeHidden();
    expect(await marks.selected()).toBe('');
    await expect(window.row(mission.title)).toHaveAccessibleName(/1 note$/);
    await marks.select('Kim Jong Un lauded');
    await keyboard.press('h');
    await expect.poll(async () => (await marks.drawn('pink')).sort()).toEqual(['Kim Jong Un lauded', ally]);
    await keyboard.press('Control+z');
    await expect.poll(() => marks.drawn('pink')).toEqual([ally]);
  });

  await test.step('a click on a highlight opens the bar with its colour on; a number gives it another', async () => {
    await marks.click('ties with an old');
    await expect(marks.swatch('pink')).toHaveAttribute('aria-pressed', 'true');
    for (const [at, colour] of colours.entries()) {
      await keyboard.press(String(at + 1));
      await expect.poll(() => marks.drawn(colour)).toEqual([ally]);
    }
    await keyboard.press('Control+z');
    await expect.poll(() => marks.drawn('pink')).toEqual([ally]);
  });

  await test.step('it is quoted with its source', async () => {
    await marks.click('ties with an old');
    await marks.bar.getByRole('button', { name: 'Copy as quote' }).click();
    await expect.poll(() => clipboard(offprint)).toBe(`“${ally}” — ${mission.title}`);
  });

  await test.step('Remove takes it away, Undo brings it back', async () => {
    await marks.click('ties with an old');
    await marks.bar.getByRole('button', { name: 'Remove highlight' }).click();
    await expect.poll(() => marks.drawn('pink')).toEqual([]);
    await window.toast.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => marks.drawn('pink')).toEqual([ally]);
    // Delete is for the highlight whose bar is open, and not for the article.
    await marks.click('ties with an old');
    await keyboard.press('Delete');
    await expect.poll(() => marks.drawn('pink')).toEqual([]);
    await expect(window.row(mission.title)).toBeVisible();
  });

  await test.step('More leads to the same words elsewhere', async () => {
    await marks.select('Andrei Lankov');
    await marks.bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Search the library for it' }).click();
    await expect(window.search).toHaveValue('"Andrei Lankov"');
    await expect(window.titles).toHaveText([mission.title]);
  });
});

const mixed = `# What lies between words

The *first* paragraph ends with **bold words** and [a link](https://example.org/a).

- One item of a list
- Another item

| Port | Boats |
| --- | --- |
| Vik | 12 |
| Nes | 30 |

> A quotation stands alone.

The last paragraph names \`code\` and ends.
`;

test('Selections cross links, lists, tables and quotations, and highlights may overlap', async ({
  offprint,
}) => {
  const { page } = offprint;
  const { keyboard } = page;
  const marks = await openText(offprint, mixed, /^What lies/);
  await marks.select('bold words', 'Another item');
  await keyboard.press('1');
  await expect.poll(() => marks.drawn('yellow')).toHaveLength(1);
  await marks.select('a list', 'Nes');
  await keyboard.press('2');
  await marks.select('Another', 'code');
  await keyboard.press('5');
  await expect.poll(() => marks.drawn('violet')).toHaveLength(1);
  await expect(marks.highlights).toHaveCount(3);
  await expect(marks.highlights.nth(0)).toHaveAccessibleName(/^Yellow highlight: “bold words and a link/);
  await expect(marks.highlights.nth(2)).toHaveAccessibleName(/^Violet highlight: “Another item/);
  // Of two that overlap a click takes the later one.
  await marks.click('Another item');
  await expect(marks.swatch('violet')).toHaveAttribute('aria-pressed', 'true');
  // The same words once more are the same highlight.
  await marks.select('Another', 'code');
  await keyboard.press('3');
  await expect.poll(() => marks.drawn('blue')).toHaveLength(1);
  await expect(marks.highlights).toHaveCount(3);
});

test('Everything without a mouse: select, mark, write, go from highlight to highlight, remove', async ({
  offprint,
}) => {
  const { window, page } = offprint;
  const { keyboard } = page;
  const marks = await openMission(offprint);

  await keyboard.press('v');
  await keyboard.press('Control+Shift+ArrowRight');
  await keyboard.press('Control+Shift+ArrowRight');
  await expect(marks.bar).toBeVisible();
  const begun = await marks.selected();
  expect(begun.trim().split(' ').length).toBeGreaterThan(1);
  expect((await mission.body())[0]).toContain(begun.trim());
  await keyboard.press('2');
  await expect.poll(() => marks.drawn('green')).toEqual([begun.trim()]);

  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('Shift+End');
  await expect(marks.bar).toBeVisible();
  await keyboard.press('Tab');
  await expect(marks.swatch('yellow')).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect.poll(() => marks.drawn('blue')).toHaveLength(1);
  const line = (await marks.drawn('blue'))[0] ?? '';
  await keyboard.press('Escape');

  await keyboard.press('[');
  await keyboard.press('[');
  const first = marks.highlights.nth(0);
  await expect(first).toBeFocused();
  await expect(first).toHaveAccessibleName(`Green highlight: “${begun.trim()}”`);
  await keyboard.press(']');
  await expect(marks.highlights.nth(1)).toBeFocused();
  await keyboard.press('Enter');
  await expect(marks.swatch('blue')).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('n');
  await expect(marks.editor).toBeFocused();
  await keyboard.type('A whole line, e and s and 1');
  await keyboard.press('Escape');
  await expect(marks.editor).toBeHidden();
  await expect.poll(() => window.focusedPane()).toBe('reader');
  await expect(marks.highlights.nth(1)).toHaveAccessibleName(/Note: A whole line, e and s and 1$/);
  await expect(window.row(mission.title)).not.toHaveAccessibleName(/Favourite|Archived/);

  await keyboard.press(']');
  await expect(first).toBeFocused();
  await keyboard.press('Delete');
  await expect(marks.highlights).toHaveCount(1);
  await keyboard.press('Control+z');
  await expect(marks.highlights).toHaveCount(2);
  expect(await marks.drawn('blue')).toEqual([line]);
});

test('A note is written in the margin and survives a kill a second after the last key', async ({
  offprint,
}) => {
  test.slow();
  const { window, page } = offprint;
  const marks = await openMission(offprint);
  await marks.select(bond);
  await page.keyboard.press('n');
  await expect(marks.editor).toBeFocused();
  await page.keyboard.type('Same wording as the 2023 message.');
  await page.waitForTimeout(1000);
  await offprint.kill();

  await offprint.start();
  await offprint.resize(1420, 860);
  await offprint.window.open(mission.title);
  const again = new Marks(offprint.page);
  await expect(again.note('Same wording as the 2023 message.')).toBeVisible();
  await expect.poll(() => again.drawn('yellow')).toEqual([bond]);
  expect(window).not.toBe(offprint.window);
  const listed = await runOffprint(['notes', '--json', '--library', offprint.library]);
  expect(listed.out).toContain('"comment":"Same wording as the 2023 message."');
});

test('Notes are changed, emptied and taken back as a whole, in the margin and in a narrow window', async ({
  offprint,
}) => {
  test.slow();
  const { window, page } = offprint;
  const { keyboard } = page;
  const marks = await openMission(offprint);
  await marks.select(bond);
  await marks.bar.getByRole('button', { name: 'Note' }).click();
  await keyboard.type('Compare before quoting.');
  await keyboard.press('Control+Enter');
  const note = marks.note('Compare before quoting.');
  await expect(note).toBeVisible();

  await test.step('it stands beside its passage, and no note over another', async () => {
    await marks.select('June 12 message');
    await keyboard.press('n');
    await keyboard.type('Which message? The one of the embassy, or the one that was read out?');
    await keyboard.press('Escape');
    const other = await marks.note('Which message').boundingBox();
    const own = await note.boundingBox();
    const text = await window.reader.paragraphs.first().boundingBox();
    expect(own?.x ?? 0).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(own?.y ?? 0).toBeGreaterThan((other?.y ?? 0) + (other?.height ?? 0));
  });

  await test.step('a whole edit is taken back at once', async () => {
    await note.getByRole('button').click();
    await expect(marks.editor).toHaveValue('Compare before quoting.');
    for (const word of [' And', ' then', ' write.']) {
      await keyboard.type(word);
      await page.waitForTimeout(350);
    }
    await keyboard.press('Control+Enter');
    await expect(marks.note('Compare before quoting. And then write.')).toBeVisible();
    await keyboard.press('Control+z');
    await expect(marks.note(/^Compare before quoting\.\d/)).toBeVisible();
  });

  await test.step('in a narrow window a mark in the text opens it', async () => {
    await offprint.resize(420, 760);
    await expect(marks.speech).toHaveCount(2);
    await marks.speech.nth(1).click();
    await expect(marks.editor).toHaveValue('Compare before quoting.');
    await marks.reader.article.getByRole('button', { name: 'Green' }).click();
    await expect.poll(() => marks.drawn('green')).toEqual([bond]);
    await marks.editor.fill('');
    await marks.editor.press('Escape');
    await expect(marks.speech).toHaveCount(1);
    await expect.poll(() => marks.drawn('green')).toEqual([bond]);
    await keyboard.press('Control+z');
    await expect(marks.speech).toHaveCount(2);
    // The marks are no part of the text: a selection over one finds its words.
    await marks.select('comrades-in-arms.”');
    await keyboard.press('3');
    await expect.poll(() => marks.drawn('blue')).toEqual(['comrades-in-arms.”']);
    await offprint.resize(1420, 860);
    await expect(marks.speech).toHaveCount(0);
    await expect(note).toBeVisible();
  });

  await test.step('a note on the article stands under its head', async () => {
    await keyboard.press('Shift+N');
    await expect(marks.articleEditor).toBeFocused();
    await keyboard.type('Read with the 2023 text at hand.');
    await keyboard.press('Escape');
    const own = marks.reader.article.getByRole('region', { name: 'Note on this article' });
    await expect(own).toContainText('Read with the 2023 text at hand.');
    await expect(window.row(mission.title)).toHaveAccessibleName(/4 notes$/);
    await keyboard.press('Control+z');
    await expect(own).toBeHidden();
  });

  await test.step('a highlight from a terminal appears at once', async () => {
    const listed = await runOffprint(['list', '--json', '--library', offprint.library]);
    const { id } = JSON.parse(listed.out);
    await runOffprint(['note', id, '--quote', 'Andrei Lankov', '--library', offprint.library]);
    await expect(marks.highlights.last()).toHaveAccessibleName(/“Andrei Lankov”$/);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Nothing for axe to find in bar, margin and notes, ${colorScheme}`, async ({ offprint }) => {
    const { page } = offprint;
    await page.emulateMedia({ colorScheme });
    const marks = await openMission(offprint);
    await marks.select(ally);
    expect(await axeFindings(page), 'the bar').toEqual([]);
    await page.keyboard.press('n');
    await page.keyboard.type('Which ally?');
    expect(await axeFindings(page), 'writing in the margin').toEqual([]);
    await page.keyboard.press('Escape');
    await marks.click('with an old');
    expect(await axeFindings(page), 'a highlight and its note').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+N');
    await page.keyboard.type('Read again.');
    expect(await axeFindings(page), 'a note on the article').toEqual([]);
    await page.keyboard.press('Escape');
    await offprint.resize(420, 760);
    await marks.speech.click();
    await expect(marks.editor).toBeVisible();
    expect(await axeFindings(page), 'over the text').toEqual([]);
  });
}
