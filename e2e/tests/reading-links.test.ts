import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';

test('Links say where they go, open outside, are copied, saved and read; images open large; none of it asks for anything', async ({
  offprint,
  site,
}) => {
  const { window, page, app } = offprint;
  const { reader } = window;
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (address) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
  const opened = () => app.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'opened')));
  const add = await window.add();
  await add.saveText(
    `# A page of links\n\nThe [timetable](${site.address}/night-boat.html), the [desk](mailto:desk@example.org), a [bank](https://bank.example@xn--80ak6aa92e.com/login) and [the end](#end).\n\n${'A paragraph on the way down. '.repeat(400)}\n\n<p id="end">The last words.</p>`,
    'Markdown',
  );
  await expect(add.job('A page of links')).toContainText('Saved');
  await add.saveLinks(`${site.address}/two-pictures.html`);
  await expect(add.job('Two pictures')).toContainText('Saved');
  await add.close();
  const asked = site.requests.length;
  await window.open('A page of links');
  const link = (name: string) => reader.article.getByRole('link', { name });

  await test.step('the address is shown under the pointer and on focus, with its real host', async () => {
    await link('bank').hover();
    await expect(reader.pane.getByText('https://bank.example@')).toContainText(
      'аррӏе.com (xn--80ak6aa92e.com)/login',
    );
    await reader.title.hover();
    await link('desk').focus();
    await expect(reader.pane.getByText('mailto:desk@example.org')).toBeVisible();
  });

  await test.step('every way of clicking opens outside; a place is scrolled to', async () => {
    await link('timetable').click();
    await link('timetable').click({ modifiers: ['Control'] });
    await link('timetable').click({ button: 'middle' });
    await link('desk').press('Enter');
    const boat = `${site.address}/night-boat.html`;
    await expect.poll(opened).toBe(JSON.stringify([boat, boat, boat, 'mailto:desk@example.org']));
    await link('the end').click();
    await expect(reader.article.getByText('The last words.')).toBeInViewport();
    expect(site.requests).toHaveLength(asked);
  });

  await test.step('its menu copies it, saves it, and reads it once it is there', async () => {
    await link('timetable').click({ button: 'right' });
    const menu = page.getByRole('menu', { name: 'Link' });
    expect(await axeFindings(page)).toEqual([]);
    await menu.getByRole('menuitem', { name: 'Copy address' }).click();
    await expect
      .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(`${site.address}/night-boat.html`);
    await link('timetable').click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Save to Offprint' }).click();
    await expect(window.row(/^Harbour towns/)).toBeVisible();
    await link('timetable').focus();
    await page.keyboard.press('Shift+F10');
    await menu.getByRole('menuitem', { name: 'Read in Offprint' }).click();
    await expect(reader.title).toHaveText(/^Harbour towns/);
  });

  await test.step('images open large, by click and by key', async () => {
    await window.row(/^Two pictures/).click();
    await expect(reader.title).toHaveText(/^Two pictures/);
    const before = site.requests.length;
    const box = page.getByRole('dialog', { name: 'Image' });
    const first = reader.article.getByRole('img').first();
    await first.click();
    await expect(box.getByRole('img')).toBeVisible();
    await expect(box.getByRole('status')).toHaveText(/^1 of \d+$/);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await expect(box.getByRole('status')).toHaveText(/^2 of/);
    await page.keyboard.press('ArrowLeft');
    await expect(box.getByRole('status')).toHaveText(/^1 of/);
    await page.keyboard.press('Escape');
    await expect(box).toBeHidden();
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(box.getByText('The mole in March')).toBeVisible();
    await offprint.resize(480, 480);
    await box.getByRole('button', { name: 'Full size' }).click();
    await expect.poll(() => box.getByRole('img').evaluate((image) => image.clientWidth)).toBe(640);
    await box.getByRole('button', { name: 'Fit to window' }).click();
    await expect.poll(() => box.getByRole('img').evaluate((image) => image.clientWidth)).toBeLessThan(480);
    await box.getByRole('button', { name: 'Close' }).click();
    await expect(box).toBeHidden();
    expect(site.requests).toHaveLength(before);
  });

  await test.step('contents, find, focus and every way to set the letters ask for nothing either', async () => {
    const before = site.requests.length;
    await offprint.resize(1280, 800);
    await window.open(/^Harbour towns/);
    for (const key of ['c', 'f', 'Escape', 'Control+f', 'Escape', 'Control++', 'Control+0'])
      await page.keyboard.press(key);
    await reader.button('Text and theme').click();
    for (const name of ['Mono', 'Sepia', 'Indented', 'Light']) {
      await page.locator('label', { has: page.getByRole('radio', { name, exact: true }) }).click();
    }
    await page.keyboard.press('Escape');
    expect(site.requests).toHaveLength(before);
    await offprint.menu('About Offprint');
    await expect(page.getByRole('dialog', { name: 'About Offprint' })).toContainText(
      'Requests while reading0',
    );
  });
});
