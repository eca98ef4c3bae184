import { rename } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { article, libraryFolders } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

/** A library with one article, and a way to change it that returns the token. */
async function oneArticle() {
  const library = await libraries.open(await libraries.folder());
  const [added] = await library.add([article('One', 'Words.')]);
  const id = added?.id ?? '';
  const change = async (what: RecordChange) => (await library.change([id], what)).undo ?? '';
  return { library, id, change };
}

const undone = async (library: Library, token: string) => (await library.undo(token)).changed;

describe('undo', () => {
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
