import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';

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
