import { expect, test } from './support/app.ts';
import { longArticle } from './support/long-article.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot, steadyLetters } from './support/shots.ts';

/** Takes a picture of what the window shows, light and dark, as `<name>-light.png` and `<name>-dark.png`. */
test.use({ switches: steadyLetters });

test('Reading: contents, letters, focus, links and images', async ({ closed: offprint, site }) => {
  test.setTimeout(180_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(1400, 860);
  const { window, page } = offprint;
  const { reader } = window;
  const add = await window.add();
  await add.saveText(longArticle.markdown, 'Markdown');
  await add.saveLinks(`${site.address}/timetable.html`, `${site.address}/two-pictures.html`);
  await expect(add.job(/^Two pictures/)).toContainText('Saved');
  await expect(add.job(/^The last timetable/)).toContainText('Saved');
  await add.close();

  await window.open(longArticle.title);
  await reader.button('Contents').click();
  const contents = reader.pane.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('button', { name: 'The chapel', exact: true }).click();
  await page.keyboard.press('Control+f');
  await reader.find.fill('dry summer');
  await shoot(offprint, 'reading-contents', { keepPointer: true });
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');

  await window.open(/^عبّارة/);
  await shoot(offprint, 'reading-right-to-left', { keepPointer: true });
  await window.open(/^The last timetable/);
  await expect(reader.article.getByRole('caption')).toBeVisible();
  await reader.article.getByRole('caption').scrollIntoViewIfNeeded();
  await shoot(offprint, 'reading-table', { keepPointer: true });
  await page.keyboard.press('Home');
  await reader.button('Text and theme').click();
  await shoot(offprint, 'reading-text', { keepPointer: true });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('f');
  await expect(window.list).toBeHidden();
  await page.mouse.move(700, 300);
  await shoot(offprint, 'reading-focus', { keepPointer: true });
  await page.keyboard.press('Escape');

  await window.open(/^Two pictures/);
  await reader.article.getByRole('img').first().click();
  await shoot(offprint, 'reading-image', { keepPointer: true });
  await offprint.resize(420, 800);
  await shoot(offprint, 'narrow-reading-image', { keepPointer: true });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Escape');
  await window.open(longArticle.title);
  await reader.button('Contents').click();
  await shoot(offprint, 'narrow-reading-contents', { keepPointer: true });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await reader.button('Text and theme').click();
  await shoot(offprint, 'narrow-reading-text', { keepPointer: true });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('f');
  await shoot(offprint, 'narrow-reading-focus', { keepPointer: true });
});
