import { expect, test } from '../support/app.ts';
import { sharedPages } from '../support/shared-data.ts';

/** Real pages in several languages, chosen for their kinds and not for how well they go. */
const chosen = (await sharedPages()).filter((_, index) => index % 61 === 7);

for (const real of chosen) {
  test(`A real page is whole and readable offline: ${real.url}`, async ({ offprint, site }) => {
    const { window } = offprint;
    const add = await window.add();
    await add.saveLinks(`${site.address}/real/${real.id}`);
    await expect(add.dialog.getByRole('listitem').first()).toContainText('Saved', { timeout: 20_000 });
    await add.close();
    await site.stop();
    const asked = site.requests.length;

    await window.list.getByRole('row').first().click();
    await offprint.page.keyboard.press('Enter');
    const { article } = window.reader;
    await expect(window.reader.title).toBeVisible();
    // The head comes first, the text when it is ready.
    const passagesThere = async () => {
      const text = (await article.allInnerTexts()).join(' ').replace(/\s+/g, ' ');
      return real.with.filter((segment) => text.includes(segment.replace(/\s+/g, ' ').trim())).length;
    };
    await expect.poll(passagesThere).toBeGreaterThanOrEqual(Math.ceil(real.with.length / 2));
    const pictures = article.getByRole('img', { name: 'Added by the test' });
    // Every picture that was fetched is shown. Some pages have theirs beside the article, where it is not fetched.
    await expect(pictures).toHaveCount(site.requests.includes('/images/7.png') ? 1 : 0);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
    }
    expect(site.requests).toHaveLength(asked);
  });
}
