import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../library.ts';
import type { Finding, Library } from '../library.types.ts';
import { openSaveQueue } from '../saving/index.ts';
import { allRecords } from '../store/article.testing.ts';
import { titlesOf } from '../store/store.testing.ts';
import { damages, lies } from './damages.testing.ts';
import { herePorts } from './here.testing.ts';
import { DRAFT_TEXT, type FileKind, makeSample, type Sample, stillWorks } from './sample.testing.ts';

let folder = '';
let sample: Sample;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-every-file-'));
  sample = await makeSample();
});
afterAll(async () => {
  await sample.clear();
  await rm(folder, { recursive: true, force: true });
});

/** A copy of the sample in which files are damaged. `bytes`: what must not be lost. */
async function damaged(kinds: readonly FileKind[], name: string) {
  const dir = join(folder, `${kinds[0]} ${name}`);
  await cp(sample.dir, dir, { recursive: true });
  const bytes = new Map<FileKind, Buffer>();
  for (const kind of kinds) {
    const kept = await damages[name]?.(join(dir, relative(sample.dir, sample.files[kind])));
    if (kept) bytes.set(kind, kept);
  }
  return { dir, bytes };
}

/** Together are files of which none is told by another, nor by the same words. */
const groups: [string, FileKind[]][] = [
  [
    "library.json, the log of changes and a job's content",
    ['library.json', 'the log of changes', "a job's content"],
  ],
  ['a segment', ['a segment']],
  ['a segment and its copy', ['a segment', "a segment's copy"]],
  ['an article', ['an article']],
  [
    'copies, an image, a source, a version, a draft, a job, the index and a lock',
    [
      'its copy',
      "a segment's copy",
      'an image',
      'a source',
      'a version',
      'a draft',
      'a job',
      'the index',
      'a lock',
    ],
  ],
];

/** These are made anew from others, or stand for nothing. */
const worthless: readonly FileKind[] = ['its copy', "a segment's copy", 'the index', 'a lock'];
/** What is said, when anything was lost with the file. */
const saidOf: Partial<Record<FileKind, Finding['kind']>> = {
  'library.json': 'damaged-segment',
  'a segment': 'damaged-segment',
  'an article': 'damaged-article',
  'a draft': 'damaged-draft',
  'a job': 'damaged-job',
  "a job's content": 'damaged-job',
};
/** Nobody can tell that a bit of these is another one. */
const unproven: readonly FileKind[] = [
  'library.json',
  'the log of changes',
  'an article',
  'a draft',
  'a job',
];
/** Nothing is known of these once they are gone. */
const unknown: readonly FileKind[] = ['a draft', 'a job'];

function isSilent(kind: FileKind, name: string): boolean {
  if (name === 'bit-flipped') return unproven.includes(kind);
  return unknown.includes(kind) && ['missing', 'a link to nothing'].includes(name);
}

describe.each(groups)('%s', (_, kinds) => {
  test.each(Object.keys(damages))('%s', async (name) => {
    const { dir, bytes } = await damaged(kinds, name);
    const { id, records: before } = sample;
    const others = before.filter((record) => record.id !== id);
    let library = await openLibrary(dir, herePorts);
    try {
      const ofLog = kinds.includes('the log of changes') && name === 'bit-flipped';
      expect(await allRecords(library)).toMatchObject(ofLog ? before.map((one) => ({ id: one.id })) : before);
      for (const other of others) expect(await library.markdown(other.id)).toContain('And **more** of it.');
      const draft = await library.draft(id);
      if (!kinds.includes('a draft')) expect(draft?.markdown).toBe(DRAFT_TEXT);
      const queue = await openSaveQueue(library, { online: false, onChange: () => {} });
      await queue.close(5000);
      await stillWorks(library);

      const said = [...library.findings(), ...(await library.check({ repair: true }))].map(
        (finding) => finding.kind,
      );
      for (const kind of kinds.filter((one) => !isSilent(one, name))) {
        const wanted = saidOf[kind];
        if (wanted !== undefined) expect(said).toContain(wanted);
      }
      const left = await library.check({ repair: false });
      expect(left.filter(({ kind, repaired }) => kind !== 'missing-image' && !repaired)).toEqual([]);
      for (const [kind, kept] of bytes) {
        if (worthless.includes(kind) || isSilent(kind, name)) continue;
        // A line that was cut off was never acknowledged.
        if (kind === 'the log of changes' && name === 'cut') continue;
        expect({ kind, kept: await lies(dir, kept) }).toEqual({ kind, kept: true });
      }
      await library.close();

      await rm(join(dir, 'catalogue'), { recursive: true });
      await rm(join(dir, 'index'), { recursive: true });
      library = await openLibrary(dir, herePorts);
      const again = new Map((await allRecords(library)).map((record) => [record.id, record]));
      // A bit of front matter that is another one is what a person might have written there.
      const sure = kinds.includes('an article') && name === 'bit-flipped' ? others : before;
      for (const { id: known, note, tags, state, saved } of sure) {
        expect(again.get(known)).toMatchObject(ofLog ? { saved } : { note, tags, state, saved });
      }
    } finally {
      await library.close();
    }
    await rm(dir, { recursive: true });
  });
});

test('a correction is taken back only to the text that was there', async () => {
  const dir = join(folder, 'undo');
  await cp(sample.dir, dir, { recursive: true });
  const library = await openLibrary(dir, herePorts);
  const id = sample.records.find((record) => record.id !== sample.id)?.id ?? '';
  const { undo } = await library.correct(id, {}, 'Another text.');
  const versions = join(dir, 'articles', id.slice(0, 2), id, 'versions');
  const [version = ''] = (await readdir(versions)).sort();
  const whole = await readFile(join(versions, version), 'utf8');
  await writeFile(join(versions, version), whole.slice(0, -5));
  await expect(library.undo(undo ?? '')).rejects.toMatchObject({ failure: { code: 'unreadable-file' } });
  expect(await library.markdown(id)).toBe('Another text.');
  await library.close();
});

test('a damaged index is made anew, and finds the same in the same order', async () => {
  const before = await openLibrary(sample.dir, herePorts);
  await before.searchable();
  const queries = ['more', 'corrected', 'thought', 'tag:one', 'is:archived', '"some third"', 'mor*'];
  const found = async (library: Library) => {
    const titles: Record<string, string[]> = {};
    for (const query of queries) titles[query] = await titlesOf(library, query);
    return titles;
  };
  const wanted = await found(before);
  await before.close();
  expect(wanted.more?.length).toBe(3);
  for (const name of ['empty', 'cut', 'zeroed', 'other JSON', 'missing', 'a folder in its place']) {
    const { dir } = await damaged(['the index'], name);
    const library = await openLibrary(dir, herePorts);
    await library.searchable();
    expect({ name, found: await found(library) }).toEqual({ name, found: wanted });
    await library.close();
  }
});
