import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCompiled } from './run.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-compiled-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bundle = `
  const { join } = require('node:path');
  exports.started = Promise.resolve(join('a', 'b') + ' ' + __file.startsWith('file:'));
`;

/** A bundle by its name, run with what is kept in the folder `kept`. */
async function run(name: string, text = bundle) {
  const path = join(folder, name);
  await writeFile(path, text);
  return runCompiled(pathToFileURL(path), join(folder, 'kept'), { keepAfter: 0 });
}

const keptNames = () => readdir(join(folder, 'kept')).catch(() => []);

describe('runCompiled', () => {
  it('runs a bundle, and keeps what was compiled of it', async () => {
    const { exports, kept } = await run('app-AAAA.cjs');
    expect(await exports.started).toBe('a/b true');
    expect(await kept).toBe('made');
    expect(await keptNames()).toEqual(['app-AAAA.cjs.bin']);
  });

  it('takes what was kept', async () => {
    await (await run('app-AAAA.cjs')).kept;
    const { exports, kept } = await run('app-AAAA.cjs');
    expect(await exports.started).toBe('a/b true');
    expect(await kept).toBe('taken');
  });

  it('makes what is damaged anew', async () => {
    await (await run('app-AAAA.cjs')).kept;
    const path = join(folder, 'kept', 'app-AAAA.cjs.bin');
    const bytes = await readFile(path);
    bytes.fill(7, bytes.length / 2, bytes.length / 2 + 8);
    await writeFile(path, bytes);
    const { exports, kept } = await run('app-AAAA.cjs');
    expect(await exports.started).toBe('a/b true');
    expect(await kept).toBe('made');
    expect(await (await run('app-AAAA.cjs')).kept).toBe('taken');
  });

  it('keeps one of each bundle', async () => {
    await (await run('app-AAAA.cjs')).kept;
    await (await run('library-AAAA.cjs')).kept;
    await (await run('app-BBBB.cjs', `${bundle};`)).kept;
    expect((await keptNames()).sort()).toEqual(['app-BBBB.cjs.bin', 'library-AAAA.cjs.bin']);
  });

  it('runs where nothing can be kept', async () => {
    await writeFile(join(folder, 'kept'), 'no folder');
    const { exports, kept } = await run('app-AAAA.cjs');
    expect(await exports.started).toBe('a/b true');
    expect(await kept).toBe('failed');
  });
});
