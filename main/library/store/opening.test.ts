import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import { article, libraryFolders } from './store.testing.ts';
import { openStore } from './store.ts';
import { verifyFolders } from './verify.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

describe('opening', () => {
  test('what a killed replacement left is put right after opening', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const [one, two] = await library.add([article('One', 'Text of one.'), article('Two', 'Text of two.')]);
    await library.close();
    const folderOf = (id = '') => join(dir, 'articles', id.slice(0, 2), id);
    const hidden = (id = '', suffix = '') => join(dir, 'articles', id.slice(0, 2), `.${id}${suffix}`);
    await rename(folderOf(one?.id), hidden(one?.id, '.old'));
    await cp(folderOf(two?.id), hidden(two?.id, '.old'), { recursive: true });
    await mkdir(hidden(two?.id, '.tmp-1-a'));
    const store = await openStore(dir, {
      readOnly: false,
      create: false,
      socket: null,
      backups: null,
      onRebuild: () => {},
      log: () => {},
    });
    await verifyFolders(store, () => false);
    expect(store.findings).toEqual([]);
    await store.close();
    const again = await libraries.open(dir);
    expect(await again.markdown(one?.id ?? '')).toBe('Text of one.');
    expect(await readdir(join(dir, 'articles', two?.id.slice(0, 2) ?? ''))).not.toContain(`.${two?.id}.old`);
    expect(await readdir(join(dir, 'articles', two?.id.slice(0, 2) ?? ''))).not.toContain(
      `.${two?.id}.tmp-1-a`,
    );
  });

  test('a library from before places were kept opens, and keeps one', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const [one] = await library.add([article('One', 'Text of one.')]);
    await library.close();
    const segment = join(dir, 'catalogue', '000001.json');
    const old = (await readFile(segment, 'utf8')).replace(',"place":null', '');
    await writeFile(segment, old);
    const again = await libraries.open(dir);
    expect((await again.get(one?.id ?? '')).place).toBeNull();
    const place = { block: 0, quote: 'of one.' };
    await again.change([one?.id ?? ''], { place, progress: 0.5 });
    await again.change([one?.id ?? ''], { favourite: true });
    await again.close();
    expect(await (await libraries.open(dir)).get(one?.id ?? '')).toMatchObject({ place, favourite: true });
    const file = await readFile(
      join(dir, 'articles', one?.id.slice(0, 2) ?? '', one?.id ?? '', 'article.md'),
      'utf8',
    );
    expect(file).toContain('place:\n  block: 0\n  quote: "of one."\n');
  });

  test('a second time is refused with the process that holds it', async () => {
    const dir = await libraries.folder();
    await libraries.open(dir);
    const refused = libraries.open(dir);
    await expect(refused).rejects.toMatchObject({
      failure: { code: 'library-in-use', details: { pid: process.pid } },
    });
  });

  test('where nothing is, one is made only when that is wanted', async () => {
    const dir = await libraries.folder();
    await expect(libraries.open(dir, { create: false })).rejects.toBeInstanceOf(LibraryError);
    await expect(libraries.open(dir, { readOnly: true })).rejects.toMatchObject({
      failure: { code: 'library-missing' },
    });
    await libraries.open(dir);
  });

  test('read-only, everything can be read and nothing is written', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const [one] = await library.add([article('One', 'a rare word')]);
    const reader = await libraries.open(dir, { readOnly: true });
    await reader.searchable();
    expect(
      (await reader.search({ query: 'rare', typing: false, view: null, offset: 0, limit: 5 })).total,
    ).toBe(1);
    await expect(reader.change([one?.id ?? ''], { favourite: true })).rejects.toMatchObject({
      failure: { code: 'read-only' },
    });
    await expect(reader.add([article('Two', 'x')])).rejects.toMatchObject({ failure: { code: 'read-only' } });
  });

  test('a folder that vanishes is said, and no empty library is made in its place', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const [one] = await library.add([article('One', 'x')]);
    await rm(dir, { recursive: true });
    const missing = { failure: { code: 'library-missing' } };
    await expect(library.add([article('Two', 'x')])).rejects.toMatchObject(missing);
    await expect(library.change([one?.id ?? ''], { favourite: true })).rejects.toMatchObject(missing);
    await library.close();
    await expect(readFile(join(dir, 'library.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(libraries.open(dir, { create: false })).rejects.toMatchObject(missing);
  });
});
