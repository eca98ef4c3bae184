import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLibrary } from '../library.ts';
import type { OutsideChange } from '../library.types.ts';
import { article, libraryFolders, namesIn } from '../store/store.testing.ts';
import { rendering } from './outside.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

async function open(dir: string) {
  const library = await openLibrary(dir, rendering);
  const told: OutsideChange[] = [];
  library.onOutside((changes) => told.push(...changes));
  return { library, told };
}

test('what copies of catalogue files say that a sync program made is joined, told, and the copies are set aside', async () => {
  const dir = await libraries.folder();
  const { library } = await open(dir);
  const [first, other] = await library.add([
    article('Harbour', 'The harbour was quiet.\n\nTwo captains spoke.', { note: null, tags: ['sea'] }),
    article('Quay', 'Nets dry on the quay.'),
  ]);
  const id = first?.id ?? '';
  await library.close();
  const elsewhere = await libraries.folder();
  await cp(dir, elsewhere, { recursive: true });
  const there = await open(elsewhere);
  await there.library.addHighlight(id, {
    quote: 'Two captains',
    start: 24,
    colour: 'green',
    comment: 'theirs',
  });
  await there.library.change([id], { note: 'theirs', addTags: ['port'], title: 'Their harbour' });
  await there.library.close();

  const again = await open(dir);
  await again.library.lookThrough({ now: true });
  await again.library.addHighlight(id, { quote: 'quiet', start: 16, colour: 'pink', comment: 'ours' });
  await again.library.change([id], { note: 'ours' });
  const theirs = await readFile(join(elsewhere, 'catalogue', '000001.json'), 'utf8');
  await writeFile(join(dir, 'catalogue', '000001 (conflicted copy 2024-06-17).json'), theirs);
  const line = JSON.stringify({ id: other?.id, set: { note: 'waited elsewhere', favourite: true } });
  await writeFile(
    join(dir, 'articles', 'changes.sync-conflict-20240617-101010-ABCDEFG.ndjson'),
    `${line}\n{"id":"`,
  );
  await writeFile(join(dir, 'catalogue', '000001-LAPTOP.json'), '{"version":1,"records":[null');
  await again.library.lookThrough({ now: true });

  const record = await again.library.get(id);
  expect(record.highlights.map(({ comment }) => comment).sort()).toEqual(['ours', 'theirs']);
  expect(record).toMatchObject({ title: 'Their harbour', note: 'ours\n\ntheirs', tags: ['sea', 'port'] });
  expect(await again.library.get(other?.id ?? '')).toMatchObject({
    favourite: true,
    note: 'waited elsewhere',
  });
  expect(again.told).toEqual([
    { id, title: 'Their harbour', kind: 'both' },
    { id: other?.id, title: 'Quay', kind: 'both' },
  ]);
  // The facts of before are kept.
  const versions = await namesIn(join(dir, 'articles', id.slice(0, 2), id, 'versions'), /-before/);
  expect(versions).toHaveLength(1);
  expect(await namesIn(join(dir, 'catalogue'), /\.json$/)).toEqual(['000001.json']);
  expect(await namesIn(join(dir, 'articles'), /^changes\./)).toEqual(['changes.ndjson']);
  expect(await namesIn(join(dir, 'set-aside'), /conflict|LAPTOP/)).toHaveLength(3);
  // Once.
  const tellings = again.told.length;
  await again.library.lookThrough({ now: true });
  expect(again.told).toHaveLength(tellings);
  await again.library.close();
});
