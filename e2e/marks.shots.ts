import { Marks } from './pages/marks.ts';
import { expect, test } from './support/app.ts';
import { mission } from './support/mission.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot, steadyLetters } from './support/shots.ts';

test.use({ switches: steadyLetters });

test('Highlights and notes', async ({ closed: offprint }) => {
  test.setTimeout(240_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  const { window, page } = offprint;
  const { keyboard } = page;
  await offprint.resize(1420, 860);
  const marks = new Marks(page);
  const open = async (title: string | RegExp) => {
    await window.open(title);
    await expect(window.reader.paragraphs.first()).toBeVisible();
    await expect(window.reader.title).toBeFocused();
  };
  const mark = async (words: string, colour: number, comment = '') => {
    await marks.select(words);
    await keyboard.press(String(colour));
    if (comment === '') return;
    await marks.select(words);
    await keyboard.press('n');
    await keyboard.type(comment);
    await keyboard.press('Control+Enter');
    await expect(marks.editor).toBeHidden();
  };

  await open(mission.title);
  await mark('reinforcing ties with an old ally', 3);
  await mark(
    '“unbreakable relationship of comrades-in-arms.”',
    1,
    'Same wording as the 2023 message. Compare before quoting.',
  );
  await mark('Kim Jong Un lauded', 4);
  await mark('several military sites', 5);
  await mark('September, where he met with Putin and toured', 2, 'Which sites? The list is in the annex.');
  await mark('trip to Russia’s Far East in September', 4);
  await marks.select('support for Russia');
  await shoot(offprint, 'bar', { keepPointer: true });
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await marks.note('Same wording').getByRole('button').click();
  await shoot(offprint, 'note', { keepPointer: true });
  await keyboard.press('Escape');
  const dress = async (theme: string) => {
    await window.reader.button('Text and theme').click();
    const choice = page.getByRole('radio', { name: theme, exact: true });
    await page.locator('label', { has: choice }).click();
    await keyboard.press('Escape');
    await expect(choice).toBeHidden();
    await page.mouse.move(0, 0);
  };
  for (const theme of ['Sepia', 'Black']) {
    await dress(theme);
    await marks.click('Jong Un lauded');
    await shoot(offprint, `notes-${theme.toLowerCase()}`, {
      schemes: [theme === 'Sepia' ? 'light' : 'dark'],
      keepPointer: true,
    });
    await keyboard.press('Escape');
  }
  await dress('Light');
  await page.emulateMedia({ colorScheme: 'light' });

  await keyboard.press('Shift+N');
  await expect(marks.articleEditor).toBeFocused();
  await keyboard.type('Read with the 2023 text at hand. The annex names the sites.');
  await keyboard.press('Escape');
  await window.reader.title.evaluate((title) => title.scrollIntoView());
  await shoot(offprint, 'article-note', { schemes: ['light'], keepPointer: true });
  await offprint.resize(420, 800);
  await shoot(offprint, 'narrow-notes', { schemes: ['light'], keepPointer: true });
  await marks.speech.first().click();
  await shoot(offprint, 'narrow-note', { keepPointer: true });
  await keyboard.press('Escape');
  await offprint.resize(1420, 860);
  await keyboard.press('Escape');

  await open(/^عبّارة/);
  await mark('كانت المدرسة تؤخر الحصة الأولى نصف ساعة', 1, 'Ask the school for the dates.');
  await shoot(offprint, 'right-to-left-notes', { schemes: ['light'], keepPointer: true });
  await open(/^北の港町/);
  await shoot(offprint, 'japanese-notes', { schemes: ['light'], keepPointer: true });
});
