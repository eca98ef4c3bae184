import { afterEach, expect, test } from 'vitest';
import { article, libraryFolders } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

test('of changes made at the same moment right after opening, the last one stands', async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const [record] = await library.add([article('One', 'Text.')]);
  const id = record?.id ?? '';
  await Promise.all([
    library.change([id], { note: 'first', addTags: ['a'] }),
    library.change([id], { note: 'second', addTags: ['b'] }),
    library.change([id], { note: 'third', addTags: ['c'] }),
  ]);
  expect(await library.get(id)).toMatchObject({ note: 'third', tags: ['a', 'b', 'c'] });
  await library.close();

  const again = await libraries.open(dir);
  expect(await again.get(id)).toMatchObject({ note: 'third', tags: ['a', 'b', 'c'] });
});
