import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLine, runProgram } from '../process.mjs';
import { filesOfOurs } from './person.mjs';
import { closeApp, openApp, row } from './window.mjs';

/**
 * A newer package comes while the window is open.
 * @param {import('./run.mjs').Context} context
 * @param {import('./window.mjs').OpenApp} app
 */
export async function checksOfUpgrade({ check, install, packed, person }, app) {
  await check('It is upgraded while it runs, and what runs goes on', async () => {
    await install(packed.nextDeb);
    assert.match((await runProgram('dpkg', ['-s', 'offprint'])).output, /^Version: 999\.0\.0$/m);
    // Both need the disposable process, which may have to be started from the new files.
    const text = '# After the upgrade\n\nIt was saved by the one that ran before.\n';
    const saved = await person.run('offprint', ['save', '-'], { input: text });
    assert.deepEqual({ code: saved.code, err: saved.err }, { code: 0, err: '' });
    await row(app, 'After the upgrade').waitFor({ timeout: 15_000 });
    await row(app, 'After the upgrade').dblclick();
    await app.page
      .frameLocator('iframe')
      .getByText('It was saved by the one that ran before')
      .waitFor({ timeout: 15_000 });
  });

  await check('It quits when the system asks it to', async () => {
    assert.equal(await app.quit(), 0);
  });
}

/**
 * The window after the upgrade, then the package is removed and purged.
 * @param {import('./run.mjs').Context} context
 */
export async function checksAfterwards({ check, apt, before, person }) {
  await check('The upgraded app has everything', async () => {
    const app = await openApp(person, []);
    try {
      for (const title of ['After the upgrade', 'The outer quay', 'The night ferry'])
        await row(app, title).waitFor({ timeout: 15_000 });
    } finally {
      await closeApp(app);
    }
  });

  const library = join(person.home, '.local/share/offprint/Library');
  const kept = await filesIn(library);

  await check('Removing it leaves nothing of it but libraries and settings', async () => {
    await apt('remove', 'offprint');
    for (const path of ['/opt/Offprint', '/usr/bin/offprint', '/etc/apparmor.d/offprint'])
      assert.ok(!existsSync(path), `${path} is still there`);
    const handler = await person.run('xdg-mime', ['query', 'default', 'x-scheme-handler/offprint']);
    assert.equal(handler.out.trim(), '');
    assert.deepEqual(await filesIn(library), kept);
    assert.ok(existsSync(join(person.home, '.config/Offprint/settings.json')));
  });

  await check('Purging it leaves nothing on the system', async () => {
    await apt('purge', 'offprint');
    const { code, output } = await runProgram('dpkg', ['-s', 'offprint']);
    assert.notEqual(code, 0, lastLine(output));
    assert.deepEqual(await filesOfOurs(), before);
    const types = await readFile('/usr/share/applications/mimeinfo.cache', 'utf8').catch(() => '');
    assert.ok(!types.includes('offprint'), 'its types are still listed');
    assert.deepEqual(await filesIn(library), kept);
  });
}

/** @param {string} folder */
async function filesIn(folder) {
  return (await readdir(folder, { recursive: true })).sort();
}
