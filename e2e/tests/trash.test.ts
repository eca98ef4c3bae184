import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TrashView } from '../pages/trash-view.ts';
import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { daysAgo, importPieces, trashedAt } from '../support/library-files.ts';

const pieces = ['Ash', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fir', 'Gorse', 'Hazel'].map((tree) => ({
  title: `${tree} trees`,
  text: `What is known of the ${tree.toLowerCase()}.`,
}));

/** Names of the article folders on the disk. */
async function foldersIn(library: string): Promise<string[]> {
  const names = await readdir(join(library, 'articles'), { recursive: true });
  return names.filter((name) => /^..[/\\][^/\\]+$/.test(name));
}

test('What has lain in the trash for more than thirty days goes, nothing else', async ({
  closed: offprint,
}) => {
  await importPieces(offprint.library, pieces);
  await trashedAt(offprint.library, {
    'Ash trees': daysAgo(31),
    'Birch trees': daysAgo(29),
    // The clock was ahead when it was thrown away.
    'Cedar trees': daysAgo(-400),
  });
  await offprint.start();
  const { window, page } = offprint;
  await window.view('Trash').click();
  await expect(page.getByText('Articles stay here for 30 days')).toBeVisible();
  await expect(window.titles).toHaveText(['Cedar trees', 'Birch trees']);
  await expect(window.view('Trash')).toHaveAccessibleName('Trash, 2');
  await expect(window.view('All articles')).toHaveAccessibleName('All articles, 5');
  await offprint.quit();
  expect(await foldersIn(offprint.library)).toHaveLength(7);
  expect(await runOffprint(['check', '--library', offprint.library])).toMatchObject({ code: 0 });
});

test('From the trash articles come back, or go for good when that was asked', async ({
  closed: offprint,
}) => {
  test.slow();
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const trash = new TrashView(page);
  const { keyboard } = page;

  await test.step('moved to the trash, with undo', async () => {
    await window.row('Hazel').click();
    await window.row('Birch').click({ modifiers: ['Shift'] });
    await window.actions.getByRole('button', { name: 'Move to trash' }).click();
    await expect(window.toast).toContainText('7 articles moved to trash');
    await keyboard.press('Control+z');
    await expect(window.view('Trash')).toHaveAccessibleName('Trash, 0');
    await window.row('Hazel').click();
    await window.row('Birch').click({ modifiers: ['Shift'] });
    await keyboard.press('Delete');
    await expect(window.titles).toHaveText(['Ash trees']);
  });

  await test.step('restored by the menu and by its key, with undo', async () => {
    await window.view('Trash').click();
    const menu = await window.menu('Cedar');
    await expect(menu.getByRole('menuitem')).toHaveText([
      /^Open/,
      /^Open original/,
      /^Copy link/,
      /^Export/,
      /^Restore/,
      /^Delete for good/,
    ]);
    await menu.getByRole('menuitem', { name: 'Restore' }).click();
    await expect(window.toast).toContainText('1 article restored');
    await expect(window.row('Cedar')).toBeHidden();
    await window.toast.getByRole('button', { name: 'Undo' }).click();
    await expect(window.row('Cedar')).toBeVisible();
    await window.row('Damson').click();
    await keyboard.press('r');
    await expect(window.row('Damson')).toBeHidden();
    await expect(window.view('All articles')).toHaveAccessibleName('All articles, 2');
  });

  await test.step('what lies in the trash stays as it is', async () => {
    await window.row('Cedar').click();
    await keyboard.press('e');
    await expect(trash.told('Restore them first')).toBeVisible();
    await expect(window.view('Archive')).toHaveAccessibleName('Archive, 0');
  });

  await test.step('deleted for good: asked once, and left when the answer is no', async () => {
    await window.row('Cedar').click();
    await expect(window.reader.title).toHaveText('Cedar trees');
    await window.list.focus();
    await keyboard.press('Delete');
    await expect(trash.question).toHaveAccessibleName('Delete this article?');
    await expect(trash.question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(trash.question).toBeHidden();
    await expect(window.row('Cedar')).toBeVisible();
    await expect(window.list).toBeFocused();
    await keyboard.press('Delete');
    await trash.agree('1 article');
    await expect(trash.told('1 article deleted for good')).toBeVisible();
    await expect(window.row('Cedar')).toBeHidden();
    await expect(window.reader.title).toBeHidden();
    // The next row is selected, as after every act that takes rows away.
    await expect(window.row('Birch')).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('several of them', async () => {
    await window.row('Elder').click();
    await window.row('Fir').click({ modifiers: ['Control'] });
    await expect(window.actions.getByRole('button')).toHaveCount(2);
    await window.actions.getByRole('button', { name: 'Delete for good' }).click();
    await expect(trash.question).toHaveAccessibleName('Delete 2 articles?');
    await trash.agree('2 articles');
    await expect(window.titles).toHaveText(['Hazel trees', 'Gorse trees', 'Birch trees']);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`axe finds nothing, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await window.row('Hazel').click();
      expect(await axeFindings(page), 'the trash').toEqual([]);
      await trash.empty.click();
      await expect(trash.question).toBeVisible();
      expect(await axeFindings(page), 'the question').toEqual([]);
      await keyboard.press('Escape');
      await expect(trash.question).toBeHidden();
    });
  }

  await test.step('all of it; a kill a moment later brings nothing back', async () => {
    await trash.empty.click();
    await expect(trash.question).toContainText('cannot be undone');
    await trash.agree('3 articles');
    await expect(trash.told('3 articles deleted for good')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await expect(trash.empty).toBeHidden();
    await keyboard.press('Control+z');
    // What can still be undone is what came before: Damson had been restored.
    await expect(window.titles).toHaveText(['Damson trees']);
    await offprint.kill();
    await offprint.start();
    const after = offprint.window;
    await expect(after.view('Trash')).toHaveAccessibleName('Trash, 1');
    await after.view('All articles').click();
    await expect(after.titles).toHaveText(['Ash trees']);
    await after.search.fill('hazel is:trashed');
    await expect(after.list).toBeHidden();
    await offprint.quit();
    expect(await foldersIn(offprint.library)).toHaveLength(2);
    expect(await runOffprint(['check', '--library', offprint.library])).toMatchObject({ code: 0 });
  });
});
