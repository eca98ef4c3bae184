import type { Format } from './format.ts';

/** Words for the index that is being made anew. */
export function rebuildingWords(f: Format) {
  return {
    rebuilding: {
      rows: {
        title: 'The list is being rebuilt',
        text: 'Every article is safe. The newest are here first; lists and counts grow until all are.',
      },
      words: {
        title: 'Search is being rebuilt',
        text: 'Results may be incomplete until it is done.',
      },
      progress: (done: number, total: number) => `${f.number(done)} of ${f.number(total)} articles.`,
    },
  };
}
