import { expect, type Offprint, test } from '../support/app.ts';
import { ally, bond, mixed, openMission, openText } from '../support/marked.ts';
import { mission } from '../support/mission.ts';

const colours = ['yellow', 'green', 'blue', 'pink', 'violet'] as const;

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

test('Find and highlights are seen at once, and pointing at one joins it with its note', async ({
  offprint,
}) => {
  const { window, page } = offprint;
  const marks = await openMission(offprint);
  await marks.select(bond);
  await page.keyboard.press('n');
  await page.keyboard.type('Joined.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await window.reader.find.fill('comrades');
  await expect.poll(() => window.reader.marks()).toEqual(['comrades']);
  expect(await marks.drawn('yellow')).toEqual([bond]);
  await offprint.resize(420, 760);
  await expect(marks.speech).toHaveCount(1);
  await expect.poll(() => window.reader.marks()).toEqual(['comrades']);
  await window.reader.find.fill('arms');
  await expect.poll(() => window.reader.marks()).toEqual(['arms', 'arms', 'arms', 'arms']);
  await marks.speech.press('Enter');
  await expect(marks.editor).toHaveValue('Joined.');
  await page.keyboard.press('Escape');
  await offprint.resize(1420, 860);
  const line = () => marks.note('Joined.').evaluate((note) => getComputedStyle(note).borderInlineStartWidth);
  await page.mouse.move(0, 0);
  expect(await line()).toBe('2px');
  await marks.hover('relationship of');
  await expect.poll(line).toBe('3px');
});
