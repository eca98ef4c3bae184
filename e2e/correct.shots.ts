import { Correcting } from './pages/correcting.ts';
import { expect, test } from './support/app.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot, steadyLetters } from './support/shots.ts';

test.use({ switches: steadyLetters });

test('Correcting by hand', async ({ closed: offprint }) => {
  test.setTimeout(180_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(1400, 880);
  const { page, window } = offprint;
  await window.open('The ferry that was sold twice');
  const correcting = new Correcting(page);
  await correcting.open();
  await expect(correcting.preview.getByText('Both buyers')).toBeVisible();
  await correcting.field('Published').fill('10 Nov 2026');
  await shoot(offprint, 'correct');
  await correcting.field('Title').fill('');
  await correcting.text.fill('');
  await page.keyboard.press('Control+s');
  await shoot(offprint, 'correct-hindered');
  await offprint.resize(420, 800);
  await correcting.field('Title').fill('The ferry that was sold twice');
  await correcting.text.fill('## A heading\n\nA paragraph with **strong** words.');
  await shoot(offprint, 'narrow-correct');
});
