import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { downloadElectron } from './download.mjs';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'offprint-electron-'));
  await mkdir(join(root, 'node_modules/electron'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

/** Puts a program in the place of the electron package's installer. */
function installer(source: string): Promise<void> {
  return writeFile(join(root, 'node_modules/electron/install.js'), source);
}

/** Notes each call, then does the rest. */
const noting = "require('node:fs').appendFileSync(__dirname + '/calls', 'x');";

test('the folder into which the package has put its runtime is taken', async () => {
  await installer("require('node:fs').mkdirSync(__dirname + '/dist');");
  expect(await downloadElectron(root)).toBe(join(root, 'node_modules/electron/dist'));
});

test('a download that fails is not tried at every start', async () => {
  await installer(`${noting} process.exit(1);`);
  expect(await downloadElectron(root)).toBeNull();
  expect(await downloadElectron(root)).toBeNull();
  expect(await readFile(join(root, 'node_modules/electron/calls'), 'utf8')).toBe('x');
});

test('a download that brings no bytes is ended, and leaves nothing half done', async () => {
  await installer("require('node:fs').mkdirSync(__dirname + '/dist'); setInterval(() => {}, 1000);");
  expect(await downloadElectron(root, 500)).toBeNull();
  expect(existsSync(join(root, 'node_modules/electron/dist'))).toBe(false);
});

test('a slow download goes on as long as bytes come', async () => {
  await installer(`
    const { appendFileSync, mkdirSync } = require('node:fs');
    mkdirSync(__dirname + '/dist');
    let left = 5;
    setInterval(() => (left-- > 0 ? appendFileSync(__dirname + '/dist/electron', 'x') : process.exit(0)), 300);
  `);
  expect(await downloadElectron(root, 1200)).toBe(join(root, 'node_modules/electron/dist'));
});
