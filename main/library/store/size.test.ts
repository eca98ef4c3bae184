import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { article, libraryFolders } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const never = new AbortController().signal;

test('what a library takes is told by what it is', async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const [one] = await library.add([article('One', 'Text of one.'), article('Two', 'Text of two.')]);
  const folder = join(dir, 'articles', one?.id.slice(0, 2) ?? '', one?.id ?? '');
  const before = await library.size({ signal: never, onProgress: () => {} });
  await mkdir(join(folder, 'images'), { recursive: true });
  await writeFile(join(folder, 'images', '01-boat.png'), new Uint8Array(5000));
  await writeFile(join(dir, 'backups', 'copy.json'), new Uint8Array(300));
  const parts: number[] = [];
  const size = await library.size({ signal: never, onProgress: (part) => parts.push(part) });
  expect(size.images - before.images).toBe(5000);
  expect(size.other - before.other).toBe(300);
  expect(size.articles).toBe(before.articles);
  expect(before.articles).toBeGreaterThanOrEqual((await stat(join(folder, 'article.md'))).size);
  expect(size.index).toBeGreaterThan(0);
  expect(size.free).toBeGreaterThan(0);
  expect(parts.at(-1)).toBe(1);
});

test('adding up can be cancelled', async () => {
  const library = await libraries.open(await libraries.folder());
  await library.add([article('One', 'Text of one.')]);
  const cancelled = library.size({ signal: AbortSignal.abort(), onProgress: () => {} });
  await expect(cancelled).rejects.toMatchObject({ failure: { code: 'cancelled' } });
});
