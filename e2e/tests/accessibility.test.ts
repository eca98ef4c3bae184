import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { saveExamples } from '../support/examples.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`Nothing for axe to find in the ${theme} window, view by view`, async ({ offprint, site }) => {
    const { window, page } = offprint;
    await page.emulateMedia({ colorScheme: theme });
    expect(await axeFindings(page), 'first run').toEqual([]);

    await saveExamples(window, site);
    expect(await axeFindings(page), 'the list').toEqual([]);

    await window.open(/^Harbour towns/);
    expect(await axeFindings(page), 'an article').toEqual([]);

    await page.keyboard.press('Control+f');
    await window.reader.find.fill('boat');
    expect(await axeFindings(page), 'find in article').toEqual([]);
    await page.keyboard.press('Escape');

    await window.search.fill('boat');
    await expect(window.list.locator('mark').first()).toBeVisible();
    expect(await axeFindings(page), 'search').toEqual([]);
    await window.search.fill('nothinglikethis');
    await expect(window.list.getByRole('row')).toHaveCount(0);
    expect(await axeFindings(page), 'nothing found').toEqual([]);
    await window.search.press('Escape');

    const add = await window.add();
    expect(await axeFindings(page), 'add, links').toEqual([]);
    await add.tab('Text');
    expect(await axeFindings(page), 'add, text').toEqual([]);
    await add.close();

    await window.row(/^Harbour towns/).click();
    const dialog = await window.export();
    expect(await axeFindings(page), 'export').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog.dialog).toBeHidden();

    await window.list.getByRole('row').first().click();
    await page.keyboard.press('Control+a');
    expect(await axeFindings(page), 'several selected').toEqual([]);
    await page.keyboard.press('Escape');

    await page.setViewportSize({ width: 420, height: 700 });
    expect(await axeFindings(page), 'narrow').toEqual([]);
  });
}
