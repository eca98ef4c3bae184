import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsView } from '../pages/settings-view.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { importPieces } from '../support/library-files.ts';

const titles = ['The first of them', 'The second of them', 'The third of them'];

async function backUp(offprint: Offprint): Promise<void> {
  const settings = new SettingsView(offprint.page);
  await settings.open('Library');
  await settings.main.getByRole('button', { name: 'Back up now' }).click();
  await expect(settings.main.getByText(/^Last backup: .+ · 1 backup kept$/)).toBeVisible();
}

test('A catalogue that was lost comes back from the articles, and from the backup what they do not tell', async ({
  closed: offprint,
}) => {
  await importPieces(
    offprint.library,
    titles.map((title) => ({ title, text: 'Some words.', tags: ['kept'] })),
  );
  await offprint.start();
  await backUp(offprint);
  await offprint.quit();

  const articles = join(offprint.library, 'articles');
  const prefixes = (await readdir(articles)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  await rm(join(articles, prefixes[0] ?? ''), { recursive: true });
  await rm(join(offprint.library, 'catalogue'), { recursive: true });
  await rm(join(offprint.library, 'index'), { recursive: true });
  await offprint.start();
  await expect(offprint.window.titles).toHaveText(titles.toReversed());
  await expect(offprint.window.view('kept')).toHaveAccessibleName(/3/);

  const { page } = offprint;
  const note = page.getByRole('alert').filter({ hasText: 'Found while looking after the library' });
  await expect(note).toContainText('part of the catalogue was damaged');
  await expect(note).toContainText(/lost (its folder|their folders)/);
  expect(await axeFindings(page)).toEqual([]);
  await note.getByRole('button', { name: 'Check and repair' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check the library' });
  await expect(dialog.getByRole('status')).toHaveText('What could be mended is mended');
  // The article is one click away.
  await dialog
    .getByRole('button', { name: /of them$/ })
    .first()
    .click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main', { name: 'Reader' })).toContainText('Its text was lost from the disk.');
});

test('Tags that were lost come back from the backup that a person chooses, and that can be undone', async ({
  closed: offprint,
}) => {
  await importPieces(
    offprint.library,
    titles.map((title) => ({ title, text: 'Some words.', tags: ['kept'] })),
  );
  await offprint.start();
  await backUp(offprint);
  await offprint.quit();
  const { out } = await runOffprint(['list', '--json', '--library', offprint.library]);
  const { id } = JSON.parse(out.split('\n')[0] ?? '');
  await runOffprint(['tag', id, '-kept', '--library', offprint.library]);

  await offprint.start();
  const { page } = offprint;
  await expect(offprint.window.view('kept')).toHaveAccessibleName(/2/);
  const settings = new SettingsView(page);
  await settings.open('Library');
  await settings.main.getByRole('button', { name: 'Restore from a backup…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore from a backup' });
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await expect(dialog).toContainText('1 article without a note, highlight or tag');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Bring back 1 article' }).click();
  await expect(dialog).toBeHidden();
  await expect(settings.main.getByText(/ · 2 backups kept$/)).toBeVisible();
  await settings.close();
  await expect(offprint.window.view('kept')).toHaveAccessibleName(/3/);
  await page.keyboard.press('Control+z');
  await expect(offprint.window.view('kept')).toHaveAccessibleName(/2/);

  // Switched off, it stays off.
  await settings.open('Library');
  await settings.turn(/^Back up every day/);
  await offprint.restart();
  const again = new SettingsView(offprint.page);
  await again.open('Library');
  await expect(again.main.getByRole('switch', { name: /^Back up every day/ })).not.toBeChecked();
});
