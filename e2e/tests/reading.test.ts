import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { longArticle } from '../support/long-article.ts';

test('Letters, lines, paragraphs and themes are set in the reader, and go back to the defaults', async ({
  offprint,
  site,
}) => {
  const { page, window } = offprint;
  const { reader } = window;
  const add = await window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.job(/^Harbour/)).toContainText('Saved');
  await add.close();
  await window.open(/^Harbour/);
  const before = await look(offprint);
  const words = await window.reader.frame.locator('.prose > p + p').first().textContent();

  await reader.button('Text and theme').click();
  const popover = page.getByRole('dialog', { name: 'Text and theme' });
  expect(await axeFindings(page)).toEqual([]);
  const choose = async (name: string) => {
    const choice = page.getByRole('radio', { name, exact: true });
    await popover.locator('label', { has: choice }).click();
    await expect(choice).toBeChecked();
  };
  await choose('Mono');
  await popover.getByRole('button', { name: 'Bigger text' }).click();
  await popover.getByRole('button', { name: 'Lines further apart' }).click();
  await popover.getByRole('button', { name: 'Shorter lines' }).click();
  await choose('Indented');
  await popover.getByText('Justify and hyphenate').click();
  await expect
    .poll(() => look(offprint))
    .toMatchObject({ size: '20px', align: 'justify', indent: '28px', width: 560 });
  const after = await look(offprint);
  // Words are parted for it, and the text is what it was.
  const paragraph = window.reader.frame.locator('.prose > p + p').first();
  await expect(paragraph.locator('.hyphen').first()).toBeAttached();
  expect(await paragraph.textContent()).toBe(words);
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(reader.button('Text and theme')).toBeFocused();
  await page.keyboard.press('Control+f');
  await window.reader.find.fill('clinic on the island sends');
  await expect(window.reader.findCount).toHaveText('1 of 1');
  await page.keyboard.press('Escape');
  await reader.button('Text and theme').click();
  expect(after.font).not.toBe(before.font);
  expect(after.leading).toBeGreaterThan(before.leading);

  // Steps end, and say so.
  const smaller = popover.getByRole('button', { name: 'Smaller text' });
  while ((await smaller.getAttribute('aria-disabled')) !== 'true') await smaller.click();
  await expect(popover.getByRole('group', { name: 'Size' })).toContainText('15');

  for (const theme of ['Sepia', 'Dark', 'Black', 'Light']) {
    await choose(theme);
    await expect.poll(() => look(offprint)).toMatchObject({ theme: theme.toLowerCase() });
    expect(await axeFindings(page), theme).toEqual([]);
  }
  await popover.getByRole('button', { name: 'Back to the defaults' }).click();
  await expect.poll(() => look(offprint)).toEqual(before);
});

test('A light reader becomes dark with the system, in the dark the person likes, unless told not to', async ({
  offprint,
  site,
}) => {
  const { page, window } = offprint;
  const add = await window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.job(/^Harbour/)).toContainText('Saved');
  await add.close();
  await window.open(/^Harbour/);
  const theme = () => look(offprint).then((now) => now.theme);
  const choose = async (name: string) => {
    await window.reader.button('Text and theme').click();
    const popover = page.getByRole('dialog', { name: 'Text and theme' });
    await popover.locator('label', { has: page.getByRole('radio', { name, exact: true }) }).click();
    await page.keyboard.press('Escape');
    await expect(popover).toBeHidden();
  };

  await choose('Sepia');
  await expect.poll(theme).toBe('sepia');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(theme).toBe('dark');
  await choose('Black');
  await expect.poll(theme).toBe('black');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(theme).toBe('sepia');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(theme).toBe('black');
  await choose('Light');
  await expect.poll(theme).toBe('light');
});

test('The contents show where one is and lead to a part, by pointer and by key', async ({ offprint }) => {
  const { window, page } = offprint;
  const { reader } = window;
  await saveLong(offprint);
  await offprint.resize(1400, 860);
  await window.open(longArticle.title);
  const contents = reader.pane.getByRole('navigation', { name: 'Contents' });
  await expect(contents).toBeHidden();
  await expect(reader.button('Contents')).toBeVisible();

  await page.keyboard.press('c');
  await expect(contents.getByRole('button')).toHaveCount(12);
  await expect(contents.locator('[aria-current]')).toHaveCount(0);
  const chapel = contents.getByRole('button', { name: 'The chapel', exact: true });
  await chapel.click();
  await expect(reader.frame.getByRole('heading', { name: 'The chapel', exact: true })).toBeFocused();
  await expect(chapel).toHaveAttribute('aria-current', 'location');
  await scrollTo(offprint, /^Stone 3\.5/);
  await expect(contents.getByRole('button', { name: 'Behind the chapel' })).toHaveAttribute(
    'aria-current',
    'location',
  );
  expect(await axeFindings(page)).toEqual([]);

  await test.step('it is remembered, and closed by its key', async () => {
    await offprint.restart();
    await offprint.resize(1400, 860);
    await offprint.window.open(longArticle.title);
    await expect(offprint.window.reader.pane.getByRole('navigation', { name: 'Contents' })).toBeVisible();
    await offprint.page.keyboard.press('c');
    await expect(offprint.window.reader.pane.getByRole('navigation', { name: 'Contents' })).toBeHidden();
  });

  await test.step('in a narrow window it opens over the article', async () => {
    await offprint.resize(420, 700);
    await offprint.window.reader.button('Contents').click();
    const over = offprint.page.getByRole('dialog', { name: 'Contents' });
    await expect(over.locator('[aria-current]')).toBeFocused();
    expect(await axeFindings(offprint.page)).toEqual([]);
    await over.getByRole('button', { name: 'The ferry house', exact: true }).click();
    await expect(over).toBeHidden();
    const heading = offprint.window.reader.frame.getByRole('heading', {
      name: 'The ferry house',
      exact: true,
    });
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
  });
});

test('An article with fewer than two headings has no contents', async ({ offprint, site }) => {
  const { window } = offprint;
  const add = await window.add();
  await add.saveLinks(`${site.address}/budget-glossary.html`);
  await expect(add.job(/^A glossary/)).toContainText('Saved');
  await add.close();
  await window.open(/^A glossary/);
  await expect(window.reader.button('Focus mode')).toBeVisible();
  await expect(window.reader.button('Contents')).toHaveCount(0);
});

test('Focus mode leaves the article alone in the window', async ({ offprint }) => {
  const { window, page } = offprint;
  const { reader } = window;
  await saveLong(offprint);
  await offprint.resize(1280, 800);
  await window.open(longArticle.title);
  const bar = reader.pane.getByRole('toolbar', { name: 'Article' });
  const opacity = () => bar.evaluate((element) => getComputedStyle(element).opacity);

  await page.keyboard.press('f');
  await expect(window.list).toBeHidden();
  await expect(window.sidebar).toBeHidden();
  await expect(reader.pane.getByRole('progressbar')).toHaveCount(0);
  await scrollTo(offprint, /^Stone 4\.2/);
  await expect(reader.pane.getByText(/^\d\d%$/)).toBeVisible();
  await expect(reader.pane.getByText(/^\d+ min left$/)).toBeVisible();
  await expect.poll(opacity).toBe('0');
  await page.mouse.move(500, 300);
  await expect.poll(opacity).toBe('1');
  expect(await axeFindings(page)).toEqual([]);
  await expect.poll(opacity).toBe('0');
  await page.keyboard.press('Shift');
  await expect.poll(opacity).toBe('1');

  await page.keyboard.press('Escape');
  await expect(window.list).toBeVisible();
  await expect(reader.pane.getByRole('progressbar')).toBeVisible();
  await reader.button('Focus mode').click();
  await expect(window.list).toBeHidden();
  await reader.button('Leave focus mode').click();
  await expect(window.list).toBeVisible();
  await page.keyboard.press('f');
  await page.keyboard.press('/');
  await expect(window.search).toBeFocused();
});

test('Find goes over inline marks, folds case and accents, steps by F3 and gives the focus back', async ({
  offprint,
}) => {
  const { window, page } = offprint;
  const { reader } = window;
  const add = await window.add();
  await add.saveText(
    '# The café\n\nThe **old** *harbour* had a café. ÉMILE sat in the Old Harbour.\n\n- old harbour\n- old\n- harbour',
    'Markdown',
  );
  await expect(add.job('The café')).toContainText('Saved');
  await add.close();
  await window.open('The café');
  await expect(reader.title).toBeFocused();
  await page.keyboard.press('Control+f');
  await reader.find.fill('old harbour');
  await expect(reader.findCount).toHaveText('1 of 3');
  await expect.poll(() => reader.marks()).toEqual(['old harbour', 'Old Harbour', 'old harbour']);
  await page.keyboard.press('F3');
  await expect(reader.findCount).toHaveText('2 of 3');
  await expect(reader.find).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(reader.findCount).toHaveText('3 of 3');
  await page.keyboard.press('F3');
  await expect(reader.findCount).toHaveText('1 of 3');
  await page.keyboard.press('Shift+F3');
  await expect(reader.findCount).toHaveText('3 of 3');
  await reader.find.fill('emile');
  await expect.poll(() => reader.marks()).toEqual(['ÉMILE']);
  await reader.find.fill('CAFE');
  await expect(reader.findCount).toHaveText('1 of 2');

  await page.keyboard.press('Escape');
  await expect(reader.find).toBeHidden();
  await expect.poll(() => window.focusedPane()).toBe('reader');
  await page.keyboard.press('F3');
  await expect(reader.find).toHaveValue('CAFE');
  await page.keyboard.press('Escape');

  await window.row('The café').click();
  await page.keyboard.press('Control+f');
  await expect(reader.find).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => window.focusedPane()).toBe('list');

  await reader.frame.locator('em').dblclick();
  await page.keyboard.press('Control+f');
  await expect(reader.find).toHaveValue('harbour');
  await expect(reader.findCount).toHaveText(/of 4$/);
});

test('The place is kept by its words: at another size, another width, after a restart and after a kill', async ({
  offprint,
}) => {
  const { window, page } = offprint;
  await saveLong(offprint);
  await offprint.resize(1280, 800);
  await window.open(longArticle.title);
  const sentence = /^Stone 4\.2/;
  await scrollTo(offprint, sentence);
  await expect(window.row(longArticle.title)).toHaveAccessibleName(/\d+% read/);

  await test.step('letters, lines and the window change, and the line stays', async () => {
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control++');
    await expect.poll(() => topOf(offprint, sentence)).toBeLessThan(60);
    await offprint.resize(700, 640);
    await expect.poll(() => topOf(offprint, sentence)).toBeLessThan(60);
    await offprint.resize(1280, 800);
    await expect.poll(() => topOf(offprint, sentence)).toBeLessThan(60);
    expect(await topOf(offprint, sentence)).toBeGreaterThan(-20);
    await page.keyboard.press('Control+0');
  });

  await offprint.restart();
  await offprint.resize(900, 700);
  await offprint.window.open(longArticle.title);
  await expect.poll(() => topOf(offprint, sentence)).toBeLessThan(60);
  expect(await topOf(offprint, sentence)).toBeGreaterThan(-20);

  const later = /^Stone 5\.5/;
  await scrollTo(offprint, later);
  await expect(offprint.window.row(longArticle.title)).toHaveAccessibleName(/[78]\d% read/);
  await offprint.kill();
  await offprint.start();
  await offprint.window.open(longArticle.title);
  await expect.poll(() => topOf(offprint, later)).toBeLessThan(60);
  expect(await topOf(offprint, later)).toBeGreaterThan(-20);

  await test.step('what is read to its end, or marked unread, begins anew', async () => {
    await offprint.page.keyboard.press('End');
    await expect(offprint.window.row(longArticle.title)).toHaveAccessibleName(/, read,/i);
    await offprint.page.keyboard.press('u');
    await expect(offprint.window.row(longArticle.title)).toHaveAccessibleName(/unread/i);
    await offprint.restart();
    await offprint.window.open(longArticle.title);
    expect(await scrolled(offprint)).toBe(0);
  });
});

type Look = {
  theme: string | undefined;
  font: string;
  size: string;
  leading: number;
  width: number;
  align: string;
  indent: string;
};

/** How a paragraph after another stands on the page. */
function look({ window }: Offprint): Promise<Look> {
  return window.reader.frame
    .locator('.prose > p + p')
    .first()
    .evaluate((paragraph) => {
      const style = getComputedStyle(paragraph);
      return {
        theme: paragraph.ownerDocument.documentElement.dataset.reading,
        font: style.fontFamily,
        size: style.fontSize,
        leading: Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
        width: paragraph.clientWidth,
        align: style.textAlign,
        indent: style.textIndent,
      };
    });
}

async function saveLong({ window }: Offprint): Promise<void> {
  const add = await window.add();
  await add.saveText(longArticle.markdown, 'Markdown');
  await expect(add.job(longArticle.title)).toContainText('Saved');
  await add.close();
}

/** Scrolls as a wheel does until a paragraph is at the upper edge. */
async function scrollTo({ page, window }: Offprint, text: RegExp): Promise<void> {
  const paragraph = window.reader.paragraphs.filter({ hasText: text });
  await window.reader.article.hover({ position: { x: 200, y: 20 } });
  await expect(async () => {
    const distance = await paragraph.evaluate((element) => element.getBoundingClientRect().top);
    await page.mouse.wheel(0, distance);
    expect(Math.abs(distance)).toBeLessThan(2);
  }).toPass();
}

function topOf({ window }: Offprint, text: RegExp): Promise<number> {
  return window.reader.paragraphs
    .filter({ hasText: text })
    .evaluate((element) => element.getBoundingClientRect().top);
}

function scrolled({ window }: Offprint): Promise<number> {
  return window.reader.frame.locator('html').evaluate((root) => root.scrollTop);
}
