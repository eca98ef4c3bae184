import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DebRequest } from './arguments.mjs';
import { controlFile, layOut } from './deb.mjs';

let folder: string;
let tree: string;
let request: DebRequest;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-deb-'));
  tree = join(folder, 'tree');
  const app = join(folder, 'app');
  await mkdir(join(app, 'bin'), { recursive: true });
  await writeFile(join(app, 'offprint'), 'program');
  await chmod(join(app, 'offprint'), 0o770);
  await writeFile(join(app, 'resources.pak'), 'x'.repeat(1500));
  await chmod(join(app, 'resources.pak'), 0o600);
  await symlink('/opt/Offprint/bin/offprint', join(folder, 'link'));
  await writeFile(join(folder, 'settings'), 'a setting');
  await writeFile(join(folder, 'script'), '#!/bin/sh\n');
  request = {
    output: join(folder, 'offprint.deb'),
    fields: {
      Package: 'offprint',
      Version: '1.0.0~closed',
      Architecture: 'amd64',
      Maintainer: 'Ida <ida@example.org>',
    },
    description: 'Keeps articles\n for good.',
    depends: ['libnss3', 'xdg-utils'],
    recommends: [],
    compression: 'none',
    scripts: { postinst: join(folder, 'script') },
    files: [
      { from: `${app}/`, to: '/opt/Offprint' },
      { from: join(folder, 'link'), to: '/usr/bin/offprint' },
      { from: join(folder, 'settings'), to: '/etc/offprint/settings' },
    ],
  };
});
afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (path: string) => (await lstat(join(tree, path))).mode & 0o7777;
const textOf = (path: string) => readFile(join(tree, path), 'utf8');

test('lays the files out: what a folder holds, links as links, modes for everybody', async () => {
  await layOut(tree, request);
  expect(await textOf('opt/Offprint/offprint')).toBe('program');
  expect(await modeOf('opt/Offprint/offprint')).toBe(0o755);
  expect(await modeOf('opt/Offprint/resources.pak')).toBe(0o644);
  expect(await modeOf('opt/Offprint/bin')).toBe(0o755);
  expect(await readlink(join(tree, 'usr/bin/offprint'))).toBe('/opt/Offprint/bin/offprint');
});

test('sums every file and no link, and names what lies in /etc as settings', async () => {
  await layOut(tree, request);
  const sums = (await textOf('DEBIAN/md5sums')).trimEnd().split('\n');
  expect(sums.map((line) => line.slice(34))).toEqual([
    'etc/offprint/settings',
    'opt/Offprint/offprint',
    'opt/Offprint/resources.pak',
  ]);
  for (const line of sums) {
    const content = await readFile(join(tree, line.slice(34)));
    expect(line.slice(0, 34)).toBe(`${createHash('md5').update(content).digest('hex')}  `);
  }
  expect(await textOf('DEBIAN/conffiles')).toBe('/etc/offprint/settings\n');
});

test('writes the control file and the scripts', async () => {
  await layOut(tree, request);
  // Two files of one KiB, one of two, six folders and a link.
  expect(await textOf('DEBIAN/control')).toBe(`Package: offprint
Version: 1.0.0~closed
Architecture: amd64
Maintainer: Ida <ida@example.org>
Installed-Size: 12
Depends: libnss3, xdg-utils
Description: Keeps articles
 for good.
`);
  expect(await textOf('DEBIAN/postinst')).toBe('#!/bin/sh\n');
  expect(await modeOf('DEBIAN/postinst')).toBe(0o755);
  await expect(lstat(join(tree, 'DEBIAN/postrm'))).rejects.toThrow('ENOENT');
});

test('what is missing is no package', async () => {
  request.files.push({ from: join(folder, 'nowhere'), to: '/opt/nowhere' });
  await expect(layOut(tree, request)).rejects.toThrow('ENOENT');
});

test('no value becomes a field of its own, and long descriptions are broken', () => {
  const control = controlFile(
    {
      ...request,
      fields: { ...request.fields, Homepage: 'https://a.example', Maintainer: 'Ida\nEssential: yes' },
      recommends: ['a', 'b'],
      description: `Keeps\n ${'word '.repeat(40)}`,
    },
    1,
  );
  expect(control).not.toMatch(/^Essential/m);
  expect(control).toContain('\nRecommends: a, b\n');
  expect(control).toContain('\nHomepage: https://a.example\n');
  const lines = control.split('\n').filter((line) => line.startsWith(' '));
  expect(lines.length).toBe(3);
  for (const line of lines) expect(line.length).toBeLessThan(80);
});

test('a homepage that cannot be is left out', () => {
  const fields = { ...request.fields, Homepage: 'https://offprint.invalid' };
  expect(controlFile({ ...request, fields }, 1)).not.toContain('Homepage');
});
