import { cp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Highlight } from '../../../shared/model/record.ts';
import type { OpenOptions } from '../library.ts';
import type { Backups, Library } from '../library.types.ts';
import { allRecords, article, kindsOf, libraryFolders, namesIn } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const DAY = 86_400_000;
const signal = new AbortController().signal;
const onProgress = () => {};

/** A library whose clock a test sets. */
async function withClock(count = 3) {
  const dir = await libraries.folder();
  const root = join(dirname(dir), 'Backups');
  const clock = { now: new Date(2026, 10, 1, 9).getTime() };
  const open = (more: OpenOptions = {}) =>
    libraries.open(dir, { backups: root, now: () => clock.now, ...more });
  const library = await open();
  const added = await library.add(
    Array.from({ length: count }, (_, at) => article(`Title ${at}`, `Text ${at}.`, { tags: ['one'] })),
  );
  return { dir, root, clock, open, library, ids: added.map(({ id }) => id) };
}

function backupsOf(library: Library): Backups {
  if (library.backups === null) throw new Error('opened without backups');
  return library.backups;
}

async function names(library: Library): Promise<string[]> {
  return (await backupsOf(library).list()).backups.map(({ name }) => name);
}

async function folderOf(library: Library): Promise<string> {
  return (await backupsOf(library).list()).folder ?? '';
}

const mark = (id: string, comment: string | null = null): Highlight => ({
  id: `00000000000000${id}`,
  quote: 'Text',
  prefix: '',
  suffix: '',
  start: 0,
  end: 4,
  colour: 'blue',
  comment,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
});

describe('a backup', () => {
  test('is made once a day, outside of the library, and any system can unpack it', async () => {
    const { dir, root, clock, library, ids } = await withClock();
    await library.putSearch({ id: null, name: 'Long', query: 'words:>1000' }, null);
    expect(await backupsOf(library).make()).toMatchObject({ name: '2026-11-01', articles: 3, kind: 'daily' });
    expect(await backupsOf(library).make()).toBeNull();
    clock.now += DAY;
    await backupsOf(library).make();
    expect(await names(library)).toEqual(['2026-11-01', '2026-11-02']);
    const folder = await folderOf(library);
    expect(folder.startsWith(root)).toBe(true);
    expect(folder.startsWith(dir)).toBe(false);
    const day = join(folder, '2026-11-02');
    const segment = gunzipSync(await readFile(join(day, '000001.json.gz'))).toString();
    expect(segment).toBe(await readFile(join(dir, 'catalogue', '000001.json'), 'utf8'));
    for (const id of ids) expect(segment).toContain(id);
    expect(gunzipSync(await readFile(join(day, 'library.json.gz'))).toString()).toContain('words:>1000');
    // What had not changed is there once.
    const files = await Promise.all(
      ['2026-11-01', '2026-11-02'].map((name) => stat(join(folder, name, '000001.json.gz'))),
    );
    expect(files[0]?.ino).toBe(files[1]?.ino);
  });

  test('asked for again takes the place of that of the day', async () => {
    const { library, ids } = await withClock();
    await backupsOf(library).make();
    await library.change(ids, { note: 'later' });
    await backupsOf(library).make({ again: true });
    const folder = await folderOf(library);
    expect(await names(library)).toEqual(['2026-11-01']);
    const packed = await readFile(join(folder, '2026-11-01', '000001.json.gz'));
    expect(gunzipSync(packed).toString()).toContain('later');
    expect(await namesIn(folder, /^\./)).toEqual([]);
  });

  test('of an empty library is none', async () => {
    const { library } = await withClock(0);
    expect(await backupsOf(library).make()).toBeNull();
    expect(await names(library)).toEqual([]);
  });

  test('is whole while others write', async () => {
    const { library } = await withClock(600);
    const ids = (await allRecords(library)).map(({ id }) => id);
    const making = backupsOf(library).make();
    for (const note of ['a', 'b', 'c', 'd']) await library.change(ids, { note });
    await making;
    const folder = join(await folderOf(library), '2026-11-01');
    const notes = new Set<string>();
    for (const file of await namesIn(folder, /^\d+\.json\.gz$/)) {
      const text = gunzipSync(await readFile(join(folder, file))).toString();
      for (const [, note = ''] of text.matchAll(/"note":(null|"\w")/g)) notes.add(note);
    }
    expect(notes.size).toBe(1);
  });

  test('that was cut off by a kill counts for nothing and is cleared away', async () => {
    const { clock, library } = await withClock();
    await backupsOf(library).make();
    const folder = await folderOf(library);
    await rename(join(folder, '2026-11-01'), join(folder, '.2026-11-01.tmp-1-abc'));
    expect(await names(library)).toEqual([]);
    clock.now += DAY;
    await backupsOf(library).make();
    expect(await namesIn(folder, /./)).toEqual(['2026-11-02']);
  });

  test('that cannot be written is told, and nothing is left of it', async () => {
    const { root, library } = await withClock();
    await writeFile(root, 'a file in its place');
    await expect(backupsOf(library).make()).rejects.toThrow();
    await rm(root);
    expect(await backupsOf(library).make()).not.toBeNull();
  });

  test('of a copied library lies apart from those of the other', async () => {
    const { dir, library, root } = await withClock();
    await backupsOf(library).make();
    const first = await folderOf(library);
    await library.close();
    const copy = `${dir}-copy`;
    await cp(dir, copy, { recursive: true });
    const other = await libraries.open(copy, { backups: root });
    await backupsOf(other).make();
    expect(await folderOf(other)).not.toBe(first);
    // One that was moved keeps its own.
    const moved = `${dir}-moved`;
    await rename(dir, moved);
    const again = await libraries.open(moved, { backups: root });
    expect(await folderOf(again)).toBe(first);
    await backupsOf(again).make({ again: true });
    expect(await folderOf(again)).toBe(first);
  });
});

describe('of the backups', () => {
  test('seven are kept', async () => {
    const { clock, library } = await withClock();
    for (let day = 1; day <= 10; day++) {
      await backupsOf(library).make();
      clock.now += DAY;
    }
    expect(await names(library)).toEqual(
      [4, 5, 6, 7, 8, 9, 10].map((day) => `2026-11-${String(day).padStart(2, '0')}`),
    );
  });

  test('the last rich one stays when those after it have far fewer articles', async () => {
    const { clock, library, ids } = await withClock(20);
    await backupsOf(library).make();
    clock.now += DAY;
    await library.change(ids.slice(0, 15), { trashed: true });
    await library.remove(ids.slice(0, 15));
    for (let day = 2; day <= 12; day++) {
      await backupsOf(library).make();
      clock.now += DAY;
    }
    const kept = await names(library);
    expect(kept).toHaveLength(8);
    expect(kept[0]).toBe('2026-11-01');
    expect(kept.slice(1)).toEqual(
      [6, 7, 8, 9, 10, 11, 12].map((day) => `2026-11-${String(day).padStart(2, '0')}`),
    );
  });

  test('none goes because a clock went back', async () => {
    const { clock, library } = await withClock();
    for (let day = 1; day <= 7; day++) {
      await backupsOf(library).make();
      clock.now += DAY;
    }
    const before = await names(library);
    clock.now = Date.UTC(1970, 0, 5);
    await backupsOf(library).make();
    expect((await names(library)).slice(0, 7)).toEqual(before);
    clock.now = new Date(2026, 10, 9, 9).getTime();
    await backupsOf(library).make();
    const after = await names(library);
    expect(after).toHaveLength(7);
    expect(after.at(-1)).toBe('2026-11-09');
  });

  test('a damaged part stands in the next one as it was', async () => {
    const { dir, clock, library } = await withClock();
    await backupsOf(library).make();
    clock.now += DAY;
    await writeFile(join(dir, 'catalogue', '000001.json'), 'null');
    expect(await backupsOf(library).make()).toMatchObject({ articles: 3 });
  });
});

describe('from a backup', () => {
  test('a lost catalogue gets what no folder tells any more', async () => {
    const { dir, library, open, ids } = await withClock();
    const [lost = '', damaged = '', sound = ''] = ids;
    await library.change([lost, damaged], { note: 'mine', highlights: [mark('01', 'a thought')] });
    await library.change([sound], { favourite: true });
    const before = await allRecords(library);
    await backupsOf(library).make();
    await library.close();
    await rm(join(dir, 'catalogue'), { recursive: true });
    await rm(join(dir, 'index'), { recursive: true });
    await rm(join(dir, 'articles', lost.slice(0, 2), lost), { recursive: true });
    await writeFile(join(dir, 'articles', damaged.slice(0, 2), damaged, 'article.md'), '');
    const again = await open();
    expect(await allRecords(again)).toEqual(before);
    expect(kindsOf(await again.check({ repair: true }))).toEqual([
      'damaged-article',
      'record-without-article',
    ]);
    expect(await again.get(lost)).toMatchObject({ note: 'mine', problem: 'text-lost' });
    expect(await again.check({ repair: false })).toEqual([]);
  });

  test('also when library.json is gone too', async () => {
    const { dir, library, open, ids } = await withClock();
    const [lost = ''] = ids;
    await backupsOf(library).make();
    await library.close();
    await rm(join(dir, 'catalogue'), { recursive: true });
    await rm(join(dir, 'library.json'));
    await rm(join(dir, 'library.json.bak'), { force: true });
    await rm(join(dir, 'articles', lost.slice(0, 2), lost), { recursive: true });
    const again = await open();
    expect((await again.get(lost)).title).toBe('Title 0');
    await backupsOf(again).make({ again: true });
    expect(await names(again)).toEqual(['2026-11-01']);
  });

  test('what was removed for good does not come back by itself', async () => {
    const { dir, library, open, ids } = await withClock();
    await backupsOf(library).make();
    const [gone = ''] = ids;
    await library.change([gone], { trashed: true });
    await library.remove([gone]);
    await library.close();
    await rm(join(dir, 'catalogue'), { recursive: true });
    const again = await open();
    expect((await allRecords(again)).map(({ id }) => id)).toEqual(ids.slice(1).sort());
    expect(await backupsOf(again).compare('2026-11-01')).toMatchObject({
      missing: 0,
      removed: 1,
      changed: 0,
    });
    const options = { removed: true, signal, onProgress };
    const restored = await backupsOf(again).restore('2026-11-01', options);
    expect(restored).toMatchObject({ added: 1, links: 1, changed: 0 });
    expect(await again.get(gone)).toMatchObject({ title: 'Title 0', problem: 'text-lost', tags: ['one'] });
    expect(await again.check({ repair: false })).toEqual([]);
  });

  test('notes, highlights, tags and searches that were lost come back, and nothing else changes', async () => {
    const { library, ids } = await withClock();
    const [first = '', second = ''] = ids;
    await library.putSearch({ id: null, name: 'Long', query: 'words:>1000' }, null);
    await library.change([first], {
      note: 'my note',
      addTags: ['two'],
      highlights: [mark('01', 'thought'), mark('02')],
    });
    await backupsOf(library).make();
    const [saved] = await library.savedSearches();
    await library.removeSearch(saved?.id ?? '');
    await library.change([first], { note: null, removeTags: ['two'], highlights: [mark('03'), mark('01')] });
    await library.change([second], { note: 'newer', state: 'archived', favourite: true, addTags: ['new'] });
    const before = await allRecords(library);
    expect(await backupsOf(library).compare('2026-11-01')).toEqual({
      missing: 0,
      links: 0,
      removed: 0,
      changed: 1,
      searches: 1,
      damaged: 0,
    });
    const done: [number, number][] = [];
    const restored = await backupsOf(library).restore('2026-11-01', {
      removed: false,
      signal,
      onProgress: (...now) => done.push(now),
    });
    expect(restored).toMatchObject({ added: 0, links: 0, changed: 1, searches: 1 });
    expect(done.at(-1)).toEqual([1, 1]);
    const after = await library.get(first);
    expect(after.note).toBe('my note');
    expect(after.tags.toSorted()).toEqual(['one', 'two']);
    expect(after.highlights.map(({ id, comment }) => [id.slice(-2), comment])).toEqual([
      ['03', null],
      ['01', 'thought'],
      ['02', null],
    ]);
    expect(await library.get(second)).toEqual(before.find(({ id }) => id === second));
    expect((await library.savedSearches()).map(({ name }) => name)).toEqual(['Long']);
    // The state before is a backup of its own, and the change can be undone.
    expect(await names(library)).toEqual([
      '2026-11-01',
      expect.stringMatching(/^2026-11-01-before-restore-/),
    ]);
    await library.undo(restored.undo ?? '');
    expect(await allRecords(library)).toEqual(before);
  });

  test('an article whose record was lost comes back with its text', async () => {
    const { dir, library, open, ids } = await withClock();
    await backupsOf(library).make();
    const before = await allRecords(library);
    await library.close();
    // As another program might have done.
    const path = join(dir, 'catalogue', '000001.json');
    await rm(path);
    await rm(`${path}.bak`, { force: true });
    await writeFile(path, '{"version":1,"revision":"0123456789abcdef","records":[]}\n');
    await rm(join(dir, 'index'), { recursive: true });
    const again = await open();
    expect(await allRecords(again)).toEqual([]);
    const compared = await backupsOf(again).compare('2026-11-01');
    expect(compared).toMatchObject({ missing: 3, links: 0 });
    await backupsOf(again).restore('2026-11-01', { removed: false, signal, onProgress });
    expect(await allRecords(again)).toEqual(before);
    expect(await again.markdown(ids[0] ?? '')).toBe('Text 0.');
    expect(await again.check({ repair: false })).toEqual([]);
  });

  test('a name that is none is refused', async () => {
    const { library } = await withClock();
    await expect(backupsOf(library).compare('../..')).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
  });
});
