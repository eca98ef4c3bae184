import { execFile } from 'node:child_process';
import { mkdtemp, open, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import { openLibrary } from '../library.ts';
import type { Library } from '../library.types.ts';
import { jobOf } from '../saving/entries.ts';
import { allRecords, article } from '../store/article.testing.ts';
import { errorCode } from '../store/files.ts';
import { titlesOf } from '../store/store.testing.ts';
import { herePorts } from './here.testing.ts';
import { importRow } from './ledger.testing.ts';

const run = promisify(execFile);
let disk = '';
let library: Library;
let ids: string[] = [];

beforeEach(async () => {
  disk = await realpath(await mkdtemp(join(tmpdir(), 'offprint-disk-')));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', disk]);
  library = await openLibrary(join(disk, 'Library'), herePorts);
  const added = await library.add([
    article('First', 'xylophone one', { tags: ['a'] }),
    article('Second', 'xylophone two'),
  ]);
  ids = added.map(({ id }) => id);
  await library.change(ids, { note: 'before' });
  await library.searchable();
});
afterEach(async () => {
  await library.close();
  await run('umount', [disk]);
  await rm(disk, { recursive: true });
});

const large = 'Words that take room. '.repeat(3000);
const signal = new AbortController().signal;

/** All that a person does that writes. */
const acts: Record<string, () => Promise<unknown>> = {
  save: () => library.add([article('Third', large)]),
  note: () => library.change(ids, { note: large }),
  correction: () => library.correct(ids[0] ?? '', { title: 'Corrected' }, large),
  draft: () =>
    library.keepDraft(ids[0] ?? '', {
      title: 't',
      byline: '',
      site: '',
      published: '',
      tags: [],
      markdown: large,
    }),
  import: () => {
    async function* lines() {
      yield importRow('0-1');
    }
    return library.importFrom(lines(), { signal, onSaved: () => {} });
  },
  job: () => library.jobs.put([jobOf({ kind: 'text', format: 'text', url: null, text: large }, [], 0)]),
  export: () =>
    library.exportTo({
      ids,
      out: join(disk, 'out'),
      signal,
      onProgress: () => {},
      format: 'json',
      images: true,
      notes: true,
      tagFolders: false,
      names: 'date-title',
      existing: 'ask',
    }),
};

/** The codes by which acts are refused. */
async function refusals(): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const [name, act] of Object.entries(acts)) {
    codes[name] = await act().then(
      () => 'done',
      (error: unknown) => (error instanceof LibraryError ? error.failure.code : String(error)),
    );
  }
  return codes;
}

const each = (code: string) => Object.fromEntries(Object.keys(acts).map((name) => [name, code]));

/** Fills the disk to its last byte. */
async function fill(): Promise<string> {
  const path = join(disk, 'ballast');
  const file = await open(path, 'w');
  try {
    for (;;) await file.writeFile(Buffer.alloc(4096));
  } catch (error) {
    if (errorCode(error) !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
  return path;
}

async function reads(before: unknown): Promise<void> {
  expect(await allRecords(library)).toEqual(before);
  expect(await library.markdown(ids[0] ?? '')).toBe('xylophone one');
  expect((await titlesOf(library, 'xylophone')).sort()).toEqual(['First', 'Second']);
}

test('a full disk is said, takes nothing away, and writing goes on when there is room', async () => {
  const before = await allRecords(library);
  const ballast = await fill();
  expect(await refusals()).toEqual(each('disk-full'));
  await reads(before);
  expect(await readdir(disk)).not.toContain('out');

  await rm(ballast);
  expect(await refusals()).toEqual(each('done'));
  const after = await allRecords(library);
  expect(after).toHaveLength(4);
  expect(await titlesOf(library, 'room')).toContain('Third');
  await library.close();

  library = await openLibrary(join(disk, 'Library'), herePorts);
  expect(await allRecords(library)).toEqual(after);
  expect(await library.jobs.load()).toHaveLength(1);
  await library.searchable();
  expect(await library.check({ repair: false })).toEqual([]);
});

test('a library on a full disk is closed without a loss, can be read, and is whole when there is room', async () => {
  const before = await allRecords(library);
  const ballast = await fill();
  await library.close();
  const codeOf = (error: unknown) => (error instanceof LibraryError ? error.failure.code : String(error));
  // What closing took away may just be room enough.
  const opened = await openLibrary(join(disk, 'Library'), herePorts).catch(codeOf);
  if (typeof opened === 'string') expect(opened).toBe('disk-full');
  else await opened.close();
  library = await openLibrary(join(disk, 'Library'), herePorts, { readOnly: true });
  await library.searchable();
  await reads(before);
  await library.close();
  await rm(ballast);
  library = await openLibrary(join(disk, 'Library'), herePorts);
  await reads(before);
});

test('a library on a read-only disk says so, can be read, and is written to when it may be again', async () => {
  const before = await allRecords(library);
  await library.close();
  await run('mount', ['-o', 'remount,ro', disk]);
  await expect(openLibrary(join(disk, 'Library'), herePorts)).rejects.toMatchObject({
    failure: { code: 'read-only' },
  });
  library = await openLibrary(join(disk, 'Library'), herePorts, { readOnly: true });
  await library.searchable();
  await reads(before);
  const { export: outside, ...within } = await refusals();
  expect(new Set([outside, ...Object.values(within)])).toEqual(new Set(['read-only']));
  await library.close();
  await run('mount', ['-o', 'remount,rw', disk]);
  library = await openLibrary(join(disk, 'Library'), herePorts);
  expect(await refusals()).toEqual(each('done'));
});
