import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { retiredName } from './article-folder.ts';
import { allRecords, article, kindsOf, libraryFolders, namesIn, titlesOf } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const bytes = new Uint8Array([9, 8, 7]);
const image = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.png`;
const folderIn = (dir: string, id: string) => join(dir, 'articles', id.slice(0, 2), id);
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Three articles; the first two lie in the trash. */
async function withTrash() {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const added = await library.add([
    article('Gone', `zebra ![](images/${image})`, { images: [{ name: image, bytes }], note: 'mine' }),
    article('Waiting', 'yak', { tags: ['b'] }),
    article('Kept', 'xenon'),
  ]);
  const [gone = '', waiting = '', kept = ''] = added.map(({ id }) => id);
  await library.change([gone, waiting], { trashed: true });
  return { dir, library, gone, waiting, kept };
}

describe('removing for good', () => {
  test('takes record, rows, words and folder; what is not in the trash stays', async () => {
    const { dir, library, gone, waiting, kept } = await withTrash();
    expect(await library.remove([gone, kept, '00000000000000ff'])).toEqual({
      removed: 1,
      missing: ['00000000000000ff'],
    });
    expect((await allRecords(library)).map(({ id }) => id)).toEqual([waiting, kept].sort());
    await expect(library.get(gone)).rejects.toMatchObject({ failure: { code: 'not-found' } });
    expect(await titlesOf(library, 'zebra is:trashed')).toEqual([]);
    expect(await library.counts()).toMatchObject({ all: 1, trash: 1 });
    expect(await library.findByUrl('https://example.org/1')).toBeNull();
    await library.close();
    expect(await exists(folderIn(dir, gone))).toBe(false);
    expect(await readFile(join(dir, 'articles', 'changes.ndjson'), 'utf8')).toBe('');
    for (const name of await namesIn(join(dir, 'catalogue'), /./)) {
      expect(await readFile(join(dir, 'catalogue', name), 'utf8')).not.toContain(gone);
    }
  });

  test('tells what is gone, and undo takes nothing of it back', async () => {
    const { library, gone, waiting } = await withTrash();
    const { undo } = await library.change([gone, waiting], { favourite: true });
    const told: string[][] = [];
    library.onChange(({ removed }) => told.push(removed));
    await library.remove([gone]);
    expect(told.flat()).toEqual([gone]);
    expect(await library.undo(undo ?? '')).toEqual({ changed: 1 });
    const again = (await library.change([waiting], { addTags: ['c'] })).undo;
    await library.remove([waiting]);
    expect(await library.undo(again ?? '')).toEqual({ changed: 0 });
  });

  test('an address that was removed can be saved again', async () => {
    const { library, gone } = await withTrash();
    const { url } = await library.get(gone);
    await library.remove([gone]);
    const [again] = await library.add([article('Again', 'zebra', { url })]);
    expect((await library.findByUrl(url ?? ''))?.id).toBe(again?.id);
    expect(await titlesOf(library, 'zebra')).toEqual(['Again']);
  });

  test('over several segments, and the rest of each stays', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const added = await library.add(
      Array.from({ length: 1100 }, (_, at) => article(`T${at}`, 'w', { trashed: at % 3 === 0 })),
    );
    const ids = added.filter(({ trashed }) => trashed).map(({ id }) => id);
    const progress: number[] = [];
    const { removed } = await library.remove(ids, { onProgress: (done) => progress.push(done) });
    expect(removed).toBe(ids.length);
    expect(progress.at(-1)).toBe(ids.length);
    expect(await library.counts()).toMatchObject({ all: 1100 - ids.length, trash: 0 });
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('a library that only reads refuses it', async () => {
    const { dir, library, gone } = await withTrash();
    await library.close();
    const reading = await libraries.open(dir, { readOnly: true });
    await expect(reading.remove([gone])).rejects.toMatchObject({ failure: { code: 'read-only' } });
  });

  test('when the library is away nothing is removed, and it can be tried again', async () => {
    const { library, gone } = await withTrash();
    await rename(library.dir, `${library.dir}-away`);
    await expect(library.remove([gone])).rejects.toMatchObject({ failure: { code: 'library-missing' } });
    await rename(`${library.dir}-away`, library.dir);
    expect((await library.get(gone)).trashed).toBe(true);
    expect(await library.remove([gone])).toMatchObject({ removed: 1 });
  });
});

type Stopped = { dir: string; after: string; gone: string };

/** What a kill leaves behind at each step of removing one article. `dir` is the library before, `after` a copy of it as it
 * is when everything is done. */
const steps: [string, (stopped: Stopped) => Promise<void>][] = [
  ['the line is written', async () => {}],
  ['the segment is written', writeSegment],
  [
    'the copy of the segment is clean',
    async (stopped) => {
      await writeSegment(stopped);
      await cp(join(stopped.after, 'catalogue'), join(stopped.dir, 'catalogue'), { recursive: true });
    },
  ],
  [
    'the index has followed',
    async (stopped) => {
      await writeSegment(stopped);
      await rm(join(stopped.dir, 'index'), { recursive: true });
      await cp(join(stopped.after, 'index'), join(stopped.dir, 'index'), { recursive: true });
    },
  ],
  [
    'the folder is half gone',
    async (stopped) => {
      await writeSegment(stopped);
      const folder = folderIn(stopped.dir, stopped.gone);
      const doomed = join(dirname(folder), `.${stopped.gone}.tmp-1-ab`);
      await rename(folder, doomed);
      await rm(join(doomed, 'article.md'));
    },
  ],
  [
    'the folder is gone',
    async (stopped) => {
      await writeSegment(stopped);
      await rm(folderIn(stopped.dir, stopped.gone), { recursive: true });
    },
  ],
  [
    'its text was being replaced before',
    async ({ dir, gone }) => {
      const folder = folderIn(dir, gone);
      await rename(folder, retiredName(folder));
    },
  ],
];

async function writeSegment({ dir, after }: Stopped): Promise<void> {
  const segment = (library: string) => join(library, 'catalogue', '000001.json');
  await rename(segment(dir), `${segment(dir)}.bak`);
  await cp(segment(after), segment(dir));
}

/** A library as a kill left it. */
async function killedAt(step: (stopped: Stopped) => Promise<void>) {
  const { dir, library, gone, waiting, kept } = await withTrash();
  await library.close();
  const after = await libraries.folder();
  await cp(dir, after, { recursive: true });
  const finished = await libraries.open(after);
  await finished.remove([gone]);
  await finished.close();
  const line = `{"id":"${gone}","set":{"favourite":true}}\n{"id":"${gone}","removed":true}\n`;
  await appendFile(join(dir, 'articles', 'changes.ndjson'), line);
  await step({ dir, after, gone });
  return { dir, gone, left: [waiting, kept].sort() };
}

/** Nothing of the article is left, and nothing else is missing. */
async function expectGone(dir: string, gone: string, left: string[]): Promise<void> {
  const library = await libraries.open(dir);
  expect((await allRecords(library)).map(({ id }) => id)).toEqual(left);
  await library.searchable();
  expect(await titlesOf(library, 'zebra is:trashed')).toEqual([]);
  expect(kindsOf(await library.check({ repair: true })).filter((kind) => kind !== 'index-disagrees')).toEqual(
    [],
  );
  expect(library.findings().filter(({ kind }) => kind !== 'damaged-segment')).toEqual([]);
  await library.close();
  expect(await exists(folderIn(dir, gone))).toBe(false);
  expect(await namesIn(join(dir, 'articles', gone.slice(0, 2)), new RegExp(gone)).catch(() => [])).toEqual(
    [],
  );
  expect(await readFile(join(dir, 'articles', 'changes.ndjson'), 'utf8')).toBe('');
  // Without its line nothing may come back: not from the copy of the segment, not from a folder.
  await writeFile(join(dir, 'catalogue', '000001.json'), 'damaged');
  const salvaged = await libraries.open(dir);
  expect((await allRecords(salvaged)).map(({ id }) => id)).toEqual(left);
  await salvaged.close();
  await rm(join(dir, 'catalogue'), { recursive: true });
  await rm(join(dir, 'index'), { recursive: true });
  const rebuilt = await libraries.open(dir);
  expect((await allRecords(rebuilt)).map(({ id }) => id)).toEqual(left);
}

describe.each(steps)('killed when %s', (_, step) => {
  test('the next opening finishes it', async () => {
    const { dir, gone, left } = await killedAt(step);
    await writeFile(join(dir, 'lock-7.json'), '{}');
    await expectGone(dir, gone, left);
  });

  test('the next opening finishes it with the segment damaged', async () => {
    const { dir, gone, left } = await killedAt(step);
    await writeFile(join(dir, 'lock-7.json'), '{}');
    await writeFile(join(dir, 'catalogue', '000001.json'), '{"version":1,"rev');
    await expectGone(dir, gone, left);
  });

  test('the next opening finishes it without catalogue and index', async () => {
    const { dir, gone, left } = await killedAt(step);
    await writeFile(join(dir, 'lock-7.json'), '{}');
    await rm(join(dir, 'catalogue'), { recursive: true });
    await rm(join(dir, 'index'), { recursive: true });
    await mkdir(join(dir, 'index'));
    await expectGone(dir, gone, left);
  });
});
