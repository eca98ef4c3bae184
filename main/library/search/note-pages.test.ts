import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { NoteFilter } from '../../../shared/model/note.ts';
import type { Highlight, HighlightColour } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { article, libraryFolders } from '../store/store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

let made = 0;
function highlight(
  quote: string,
  day: string,
  more: { colour?: HighlightColour; comment?: string; start?: number | null } = {},
): Highlight {
  made++;
  const { colour = 'yellow', comment = null, start = made } = more;
  return {
    id: made.toString(16).padStart(16, '0'),
    quote,
    prefix: '',
    suffix: '',
    start,
    end: start === null ? null : start + quote.length,
    colour,
    comment,
    created: `${day}T10:00:00.000Z`,
    updated: `${day}T10:00:00.000Z`,
  };
}

const everything: NoteFilter = { text: '', colours: [], withComment: false, sort: 'newest' };

async function marked() {
  const library = await libraries.open(await libraries.folder());
  const added = await library.add([
    article('Bridges', 'x', {
      saved: '2024-01-05T00:00:00.000Z',
      highlights: [
        highlight('toll at dawn', '2024-02-01', { colour: 'blue', start: 90 }),
        highlight('the old arch', '2024-03-01', { comment: 'Which Árch?', start: 10 }),
      ],
    }),
    article('A canal', 'x', {
      saved: '2024-01-01T00:00:00.000Z',
      note: 'Ask the lock keeper',
      highlights: [highlight('lock by lock', '2024-02-15', { colour: 'pink', start: null })],
    }),
    article('Plain', 'x'),
    article('Thrown away', 'x', { trashed: true, highlights: [highlight('gone', '2024-04-01')] }),
  ]);
  return { library, ids: added.map(({ id }) => id) };
}

const wordsOf = async (library: Library, filter: Partial<NoteFilter> = {}, offset = 0, limit = 200) => {
  const { total, rows } = await library.notesPage({ ...everything, ...filter, offset, limit });
  return [total, rows.map(({ first, quote, comment }) => `${first ? '# ' : ''}${quote ?? comment}`)];
};

describe('a list of notes', () => {
  test('has the notes of an article together, the newest first', async () => {
    const { library } = await marked();
    expect(await wordsOf(library)).toEqual([
      4,
      ['# the old arch', 'toll at dawn', '# Ask the lock keeper', 'lock by lock'],
    ]);
    expect(await wordsOf(library, { sort: 'oldest' })).toEqual([
      4,
      ['# Ask the lock keeper', 'lock by lock', '# toll at dawn', 'the old arch'],
    ]);
    expect(await wordsOf(library, { sort: 'article' })).toEqual([
      4,
      ['# Ask the lock keeper', 'lock by lock', '# the old arch', 'toll at dawn'],
    ]);
    expect((await library.counts()).notes).toBe(4);
  });

  test('tells what belongs to a note', async () => {
    const { library, ids } = await marked();
    const { rows } = await library.notesPage({ ...everything, offset: 2, limit: 2 });
    expect(rows).toMatchObject([
      { article: ids[1], highlight: null, title: 'A canal', quote: null, colour: null, created: null },
      { article: ids[1], quote: 'lock by lock', colour: 'pink', anchored: false, first: false },
    ]);
  });

  test('is found by words, colours and comments', async () => {
    const { library } = await marked();
    expect(await wordsOf(library, { text: 'ARCH which' })).toEqual([1, ['# the old arch']]);
    expect(await wordsOf(library, { text: 'canal lock' })).toEqual([
      2,
      ['# Ask the lock keeper', 'lock by lock'],
    ]);
    expect(await wordsOf(library, { text: 'canal bridge' })).toEqual([0, []]);
    expect(await wordsOf(library, { text: '%' })).toEqual([0, []]);
    expect(await wordsOf(library, { colours: ['blue', 'pink'] })).toEqual([
      2,
      ['# lock by lock', '# toll at dawn'],
    ]);
    expect(await wordsOf(library, { withComment: true })).toEqual([
      2,
      ['# the old arch', '# Ask the lock keeper'],
    ]);
  });

  test('comes in pages, and as references', async () => {
    const { library, ids } = await marked();
    expect(await wordsOf(library, {}, 1, 2)).toEqual([4, ['toll at dawn', '# Ask the lock keeper']]);
    expect(await library.noteRefs({ ...everything, from: 1, to: 3 })).toMatchObject([
      { article: ids[0] },
      { article: ids[1], highlight: null },
    ]);
    expect(await library.noteRefs({ ...everything, from: 0, to: null })).toHaveLength(4);
  });

  test('follows every change', async () => {
    const { library, ids } = await marked();
    const [bridges = '', canal = ''] = ids;
    await library.change([canal], { trashed: true });
    expect((await wordsOf(library))[0]).toBe(2);
    await library.change([canal], { trashed: false, note: null });
    await library.change([bridges], { title: 'Tunnels' });
    expect(await wordsOf(library, { text: 'tunnels dawn' })).toEqual([1, ['# toll at dawn']]);
    expect((await library.counts()).notes).toBe(3);
  });

  test('is there after the index was made anew', async () => {
    const { library } = await marked();
    const before = await wordsOf(library);
    await library.close();
    await rm(join(library.dir, 'index'), { recursive: true });
    const again = await libraries.open(library.dir);
    expect(await wordsOf(again)).toEqual(before);
    expect(await again.check({ repair: false })).toEqual([]);
  });
});

describe('several notes', () => {
  test('get a colour, or go, and come back as one', async () => {
    const { library } = await marked();
    const all = await library.noteRefs({ ...everything, from: 0, to: null });
    const painted = await library.changeNotes(all, { kind: 'colour', colour: 'pink' });
    expect(painted.changed).toBe(2);
    expect((await wordsOf(library, { colours: ['pink'] }))[0]).toBe(3);
    await library.undo(painted.undo ?? '');
    expect((await wordsOf(library, { colours: ['pink'] }))[0]).toBe(1);
    const before = await wordsOf(library);
    const removed = await library.changeNotes(all, { kind: 'remove' });
    expect([removed.changed, await wordsOf(library)]).toEqual([4, [0, []]]);
    await library.undo(removed.undo ?? '');
    expect(await wordsOf(library)).toEqual(before);
  });

  test('that are as wanted are no change', async () => {
    const { library, ids } = await marked();
    const refs = [{ article: ids[1] ?? '', highlight: null }];
    expect(await library.changeNotes(refs, { kind: 'colour', colour: 'blue' })).toEqual({
      changed: 0,
      undo: null,
    });
  });
});
