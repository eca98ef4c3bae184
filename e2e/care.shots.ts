import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsView } from './pages/settings-view.ts';
import { expect, test } from './support/app.ts';
import { articlePath } from './support/library-files.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot, steadyLetters } from './support/shots.ts';

const wide = [1400, 880] as const;
const narrow = [420, 800] as const;

test.use({ switches: steadyLetters });

test('Care of the library: what is found, a check, backups, changes from outside', async ({
  closed: offprint,
}) => {
  test.setTimeout(240_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(...wide);
  const settings = new SettingsView(offprint.page);
  await settings.open('Library');
  await settings.main.getByRole('button', { name: 'Back up now' }).click();
  await expect(settings.main.getByText(/^Last backup: .+ · 1 backup kept$/)).toBeVisible();
  await offprint.quit();

  const articles = join(offprint.library, 'articles');
  const prefixes = (await readdir(articles)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  await rm(join(articles, prefixes[3] ?? ''), { recursive: true });
  await rm(join(offprint.library, 'catalogue'), { recursive: true });
  await offprint.start();
  await offprint.resize(...wide);
  const { page } = offprint;
  const note = page.getByRole('alert').filter({ hasText: 'Found while looking after the library' });
  await expect(note).toContainText(/lost (its folder|their folders)/);
  await shoot(offprint, 'found');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-found');
  await offprint.resize(...wide);
  await note.getByRole('button', { name: 'Check and repair' }).click();
  const check = page.getByRole('dialog', { name: 'Check the library' });
  await expect(check.getByRole('status')).toHaveText('What could be mended is mended');
  await shoot(offprint, 'check');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-check');
  await offprint.resize(...wide);
  await check.getByRole('button', { name: 'Close' }).last().click();

  const again = new SettingsView(page);
  await again.open('Library');
  await shoot(offprint, 'settings-library-backups');
  await again.main.getByRole('button', { name: 'Restore from a backup…' }).click();
  const restore = page.getByRole('dialog', { name: 'Restore from a backup' });
  await expect(restore.getByRole('radio')).not.toHaveCount(0);
  await shoot(offprint, 'restore');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-restore');
  await offprint.resize(...wide);
  await page.keyboard.press('Escape');
  await again.close();

  for (const prefix of prefixes.slice(5, 8)) {
    for (const id of await readdir(join(articles, prefix))) {
      const path = articlePath(offprint.library, id);
      await writeFile(`${path}.another`, `${await readFile(path, 'utf8')}\nWritten in another editor.\n`);
      await rename(`${path}.another`, path);
    }
  }
  await expect(async () => {
    await offprint.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.emit('focus');
    });
    await expect(page.getByText('changed outside Offprint')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 40_000 });
  await shoot(offprint, 'outside');
  await page.getByRole('status').getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('dialog', { name: 'Changed outside Offprint' })).toBeVisible();
  await shoot(offprint, 'outside-list');
});
