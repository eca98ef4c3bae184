import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { article, libraryFolders } from '../store/store.testing.ts';
import { distanceTo } from './word-distance.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

async function shelf() {
  const library = await libraries.open(await libraries.folder());
  await library.add([
    article('Lankov on Seoul', 'Professor Lankov speaks of the government and of 1945.', { tags: ['korea'] }),
    article('Quay', 'The old quay of the government. Lankot was here.'),
    article('Lankov again', 'What Lankov wrote.'),
  ]);
  const search = async (query: string, typing = false, asTyped = false) => {
    const answer = await library.search({ query, typing, asTyped, view: null, offset: 0, limit: 9 });
    return { total: answer.total, query: answer.corrected?.query ?? null, hits: answer.hits };
  };
  return { library, search };
}

describe('a word that is in no article', () => {
  test('is taken for the nearest one that is, the most frequent of those as near', async () => {
    const { search } = await shelf();
    for (const typed of ['lankow', 'Lankow', 'lnakov', 'ankov', 'lankkov', 'kankov']) {
      expect(await search(typed), typed).toMatchObject({ query: 'lankov', total: 2 });
    }
    expect(await search('lankow', true)).toMatchObject({ query: 'lankov', total: 2 });
    expect(await search('govrenmet quay')).toMatchObject({ query: 'government quay', total: 1 });
    expect(await search('title:lankow -quay')).toMatchObject({ query: 'title:lankov -quay', total: 2 });
    expect(await search('lankow tag:korea goverment')).toMatchObject({
      query: 'lankov tag:korea government',
      total: 1,
    });
  });

  test('has its hits marked as those of the word that was meant', async () => {
    const { search } = await shelf();
    const { hits } = await search('lankow');
    for (const { title } of hits) {
      expect(title.marks.map(([start, end]) => title.text.slice(start, end))).toEqual(['Lankov']);
    }
  });

  test.each(['"lankow"', 'quay -lankow zzzz', '1946', 'lanx', 'tag:korae', 'xylophone', 'lankov', 'lank'])(
    'stays as it is: %s',
    async (query) => {
      expect((await (await shelf()).search(query)).query).toBeNull();
    },
  );

  test('stays when it is wanted as typed, and what may have been meant is told', async () => {
    const { library, search } = await shelf();
    expect(await search('lankow', false, true)).toMatchObject({ query: null, total: 0 });
    expect(await library.instead('lankow', false)).toEqual({
      query: 'lankov',
      instead: [{ from: 'lankow', to: 'lankov' }],
      total: 2,
    });
    expect(await library.instead('xylophone', false)).toBeNull();
  });

  test('is known as soon as an article has it', async () => {
    const { library, search } = await shelf();
    expect((await search('lanterns')).query).toBeNull();
    await library.add([article('New', 'A lantern on the quay.')]);
    expect(await search('lanterm')).toMatchObject({ query: 'lantern', total: 1 });
  });

  test('is not taken for one whose article is gone, but for the next one that is as near', async () => {
    const { library, search } = await shelf();
    const [gone] = await library.add([article('Gone', 'A lanternist.'), article('There', 'A lanternial.')]);
    expect(await search('lanternisx')).toMatchObject({ query: 'lanternist', total: 1 });
    await library.change([gone?.id ?? ''], { trashed: true });
    await library.remove([gone?.id ?? '']);
    expect(await search('lanternisx')).toMatchObject({ query: 'lanternial', total: 1 });
  });
});

test('the number of slips is what a full table of them gives', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(distanceTo(a, b, 2)).toBe(Math.min(3, fullDistance(a, b)));
    }),
  );
});

function fullDistance(a: string, b: string): number {
  const memo = new Map<string, number>();
  const of = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i} ${j}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let least = Math.min(
      of(i - 1, j) + 1,
      of(i, j - 1) + 1,
      of(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
    );
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      least = Math.min(least, of(i - 2, j - 2) + 1);
    memo.set(key, least);
    return least;
  };
  return of(a.length, b.length);
}
