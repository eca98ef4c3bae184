import { rename } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { allRecords, article, libraryFolders } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

/** A library with one article, and a way to change it that returns the token. */
async function oneArticle(tags: string[] = []) {
  const library = await libraries.open(await libraries.folder());
  const [added] = await library.add([article('One', 'Words.', { tags })]);
  const id = added?.id ?? '';
  const change = async (what: RecordChange) => (await library.change([id], what)).undo ?? '';
  return { library, id, change };
}

const undone = async (library: Library, token: string) => (await library.undo(token)).changed;

/** Whatever a person can do to a selection at once. */
const changes: [string, RecordChange][] = [
  ['archive', { state: 'archived' }],
  ['mark as read', { progress: 1 }],
  ['mark as unread', { state: 'unread', progress: 0 }],
  ['favourite', { favourite: true }],
  ['not a favourite', { favourite: false }],
  ['add and remove tags', { addTags: ['new', 'a'], removeTags: ['b'] }],
  ['move to the trash', { trashed: true }],
  ['take out of the trash', { trashed: false }],
  ['note', { note: 'the same for all' }],
];

describe('of a selection', () => {
  test.each(changes)('%s is taken back, to what each one was', async (_, change) => {
    const library = await libraries.open(await libraries.folder());
    const added = await library.add([
      article('One', 'Words.', { tags: ['a', 'b'], state: 'reading', progress: 0.4, favourite: true }),
      article('Two', 'Words.', { tags: ['b'], note: 'mine', progress: 1, state: 'archived' }),
      article('Three', 'Words.', { trashed: true, trashedAt: '2024-01-02T03:04:05.000Z' }),
      article('Four', 'Words.'),
    ]);
    const before = await allRecords(library);
    const changed = await library.change(
      added.map(({ id }) => id),
      change,
    );
    expect(changed.changed).toBeGreaterThan(0);
    expect(await allRecords(library)).not.toEqual(before);
    await library.undo(changed.undo ?? '');
    expect(await allRecords(library)).toEqual(before);
  });
});

describe('undo', () => {
  test('a tag that was added later stays', async () => {
    const { library, id, change } = await oneArticle(['a']);
    const x = await change({ addTags: ['x'] });
    const y = await change({ addTags: ['y'] });
    expect(await undone(library, x)).toBe(1);
    expect((await library.get(id)).tags).toEqual(['a', 'y']);
    expect(await undone(library, y)).toBe(1);
    expect((await library.get(id)).tags).toEqual(['a']);
  });

  test('a tag that was taken away comes back, and where nothing came since, to its place', async () => {
    const { library, id, change } = await oneArticle(['a', 'b']);
    const gone = await change({ removeTags: ['a'] });
    expect(await undone(library, gone)).toBe(1);
    expect((await library.get(id)).tags).toEqual(['a', 'b']);
    const again = await change({ removeTags: ['a'] });
    await change({ addTags: ['c'] });
    expect(await undone(library, again)).toBe(1);
    expect((await library.get(id)).tags).toEqual(['b', 'c', 'a']);
  });

  test('a value that something else was written over stays, the others go back', async () => {
    const { library, id, change } = await oneArticle();
    const both = await change({ note: 'first', state: 'archived' });
    await change({ note: 'second' });
    expect(await undone(library, both)).toBe(1);
    expect(await library.get(id)).toMatchObject({ note: 'second', state: 'unread' });
  });

  test('of what was all changed since, nothing is undone', async () => {
    const { library, id, change } = await oneArticle();
    const first = await change({ note: 'first' });
    await change({ note: 'second' });
    expect(await undone(library, first)).toBe(0);
    expect((await library.get(id)).note).toBe('second');
  });

  test('a change that goes on with another is taken back with it, and nothing else is', async () => {
    const { library, id, change } = await oneArticle(['a']);
    const typed = await change({ note: 'fir' });
    await change({ addTags: ['b'], favourite: true });
    const { undo } = await library.change([id], { note: 'first', favourite: false }, typed);
    expect(await undone(library, typed)).toBe(0);
    expect(await undone(library, undo ?? '')).toBe(1);
    expect(await library.get(id)).toMatchObject({ note: null, tags: ['a', 'b'], favourite: true });
  });

  test('a change that changes nothing keeps the token it goes on with', async () => {
    const { library, id, change } = await oneArticle();
    const typed = await change({ note: 'first' });
    expect(await library.change([id], { note: 'first' }, typed)).toMatchObject({ changed: 0, undo: typed });
    expect(await undone(library, typed)).toBe(1);
    expect((await library.get(id)).note).toBeNull();
  });

  test('one that goes on with what is not known any more is a change of its own', async () => {
    const { library, id, change } = await oneArticle();
    await change({ note: 'first' });
    const { undo } = await library.change([id], { note: 'second' }, 'gone');
    expect(await undone(library, undo ?? '')).toBe(1);
    expect((await library.get(id)).note).toBe('first');
  });

  test('an article that was trashed twice has no time of trashing when it is back', async () => {
    const { library, id, change } = await oneArticle();
    const first = await change({ trashed: true });
    await change({ trashed: false });
    await change({ trashed: true });
    expect(await undone(library, first)).toBe(1);
    expect(await library.get(id)).toMatchObject({ trashed: false, trashedAt: null });
  });

  test('a token that nobody gave undoes nothing', async () => {
    const { library } = await oneArticle();
    expect(await undone(library, 'no such token')).toBe(0);
  });

  test('when it could not be written it can be tried again', async () => {
    const { library, id, change } = await oneArticle();
    const token = await change({ favourite: true });
    const away = `${library.dir}-away`;
    await rename(library.dir, away);
    await expect(library.undo(token)).rejects.toMatchObject({ failure: { code: 'library-missing' } });
    await rename(away, library.dir);
    expect(await undone(library, token)).toBe(1);
    expect((await library.get(id)).favourite).toBe(false);
    expect(await undone(library, token)).toBe(0);
  });
});
