import assert from 'node:assert/strict';
import { readFile, readlink, stat } from 'node:fs/promises';
import { runProgram } from '../process.mjs';

/** How the state of a fuse is written in the program: as a digit. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);
const ENTRY = '/usr/share/applications/offprint.desktop';

/**
 * The menu entry, its icon, the types it opens, and the fuses.
 * @param {import('./run.mjs').Context} context
 */
export async function checksOfMenu({ check, person }) {
  await check('The menu entry is valid and starts the program with what it is given', async () => {
    const { code, output } = await runProgram('desktop-file-validate', [ENTRY]);
    assert.deepEqual({ code, output }, { code: 0, output: '' });
    const entry = await readFile(ENTRY, 'utf8');
    for (const line of [
      'Name=Offprint',
      'Exec=/opt/Offprint/offprint %U',
      'Icon=offprint',
      'StartupWMClass=Offprint',
    ])
      assert.ok(entry.split('\n').includes(line), `${line} is missing in:\n${entry}`);
  });

  await check('The icon is there in every size', async () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      const png = await readFile(`/usr/share/icons/hicolor/${size}x${size}/apps/offprint.png`);
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
    }
  });

  await check('Links of ours, Markdown and HTML open with it', async () => {
    const handler = await person.run('xdg-mime', ['query', 'default', 'x-scheme-handler/offprint']);
    assert.equal(handler.out.trim(), 'offprint.desktop');
    const known = await readFile('/usr/share/applications/mimeinfo.cache', 'utf8');
    for (const type of ['text/markdown', 'text/html'])
      assert.match(known, new RegExp(`^${type}=(?:.*;)?offprint\\.desktop;`, 'm'));
  });

  await check('The command is on the path, and Chromium’s helper has its bit', async () => {
    assert.equal(await readlink('/usr/bin/offprint'), '/opt/Offprint/bin/offprint');
    const helper = await stat('/opt/Offprint/chrome-sandbox');
    assert.equal(helper.mode & 0o7777, 0o4755);
    assert.equal(helper.uid, 0);
  });

  await check('The fuses are set in the installed program', async () => {
    const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
    const wire = await getCurrentFuseWire('/opt/Offprint/offprint');
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.OnlyLoadAppFromAsar];
    for (const fuse of off) assert.equal(wire[fuse], OFF, FuseV1Options[fuse]);
    for (const fuse of on) assert.equal(wire[fuse], ON, FuseV1Options[fuse]);
  });
}
