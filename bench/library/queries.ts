import type { Library } from '../../main/library/index.ts';

/** Words that many articles hold. */
const FREQUENT = [
  'people',
  'government',
  'year',
  'which',
  'their',
  'about',
  'from',
  'with',
  'that',
  'have',
  'more',
  'were',
];

/** One letter of the alphabet begins so many words that it is the worst a person can type. */
const LETTERS = [...'abcdefghijklmnoprstuvw'];

export type Kind = { name: string; queries: string[] };

/** What people type, by kind, drawn from the texts of the library itself: the same ones every time. */
export async function typedQueries(library: Library): Promise<Kind[]> {
  const { words, pairs } = await wordsOf(library);
  const some = <T>(list: readonly T[], count: number): T[] => {
    const step = Math.max(1, Math.floor(list.length / count));
    return list.filter((_, at) => at % step === 0).slice(0, count);
  };
  const long = words.filter((word) => word.length >= 6);
  const beginnings = (letters: number) =>
    [...new Set(some(long, 90).map((word) => word.slice(0, letters)))].slice(0, 40);
  return [
    { name: '1 letter', queries: LETTERS },
    { name: '2 letters', queries: beginnings(2) },
    { name: '3 letters', queries: beginnings(3) },
    { name: '4 letters', queries: beginnings(4) },
    { name: 'frequent word', queries: FREQUENT },
    {
      name: 'rare word',
      queries: some(
        words.filter((word) => word.length >= 9),
        40,
      ),
    },
    { name: 'two words', queries: some(pairs, 40) },
  ];
}

/** Plain words of a spread of articles, and pairs that stand in one article. */
async function wordsOf(library: Library): Promise<{ words: string[]; pairs: string[] }> {
  const { total } = await library.page({ view: { kind: 'all' }, sort: 'title', offset: 0, limit: 1 });
  const words: string[] = [];
  const pairs: string[] = [];
  for (let at = 0; at < 60; at++) {
    const offset = Math.floor((at * total) / 60);
    const { rows } = await library.page({ view: { kind: 'all' }, sort: 'title', offset, limit: 1 });
    const text = await library.markdown(rows[0]?.id ?? '');
    const plain = (text.toLowerCase().match(/\b[a-z]{4,}\b/g) ?? []).slice(0, 60);
    words.push(...plain);
    const [first, second] = [plain[7], plain[29]];
    if (first !== undefined && second !== undefined && first !== second) pairs.push(`${first} ${second}`);
  }
  return { words, pairs };
}
