import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { importPieces } from '../support/library-files.ts';

const pieces = [
  { title: 'A quay for gulls', text: 'The gulls keep to the old quay.' },
  { title: 'Herons in spring', text: 'Herons stand by the old quay in spring.' },
];

test('A typing slip finds its word and says so; the word as typed is one press away', async ({
  closed: offprint,
}) => {
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const only = page.getByRole('button', { name: /^Search only for/ });

  await window.search.fill('heronz spring');
  await expect(page.getByText('Showing results for herons')).toBeVisible();
  await expect(window.search).toHaveValue('heronz spring');
  await expect(window.titles).toHaveText(['Herons in spring']);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page), colorScheme).toEqual([]);
  }

  // It opens at the word that was meant, marked.
  await page.keyboard.press('Enter');
  await window.row('Herons in spring').click();
  await expect(window.reader.findCount).toHaveText('1 of 4');
  await expect.poll(() => window.reader.marks()).toEqual(['Herons', 'spring', 'Herons', 'spring']);

  await only.click();
  await expect(page.getByRole('heading', { name: '“heronz” is in none of your articles' })).toBeVisible();
  const offer = page.getByRole('button', { name: 'Search for herons instead' });
  await expect(offer).toContainText('1');
  await offer.click();
  await expect(window.search).toHaveValue('herons spring');
  await expect(window.titles).toHaveText(['Herons in spring']);
  await expect(only).toHaveCount(0);

  // Phrases, what is left out and numbers are meant as they stand.
  for (const query of ['"heronz"', 'spring -quay -heronz', '19999']) {
    await window.search.fill(query);
    await expect(page.getByRole('heading', { name: 'No articles' }), query).toBeVisible();
    await expect(page.getByText('Showing results for'), query).toHaveCount(0);
  }
});
