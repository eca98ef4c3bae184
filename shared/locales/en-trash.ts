import type { SearchSort } from '../model/view.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

const searchSorts: Record<SearchSort, string> = { relevance: 'Best match', newest: 'Newest saved' };

/** The trash, several articles at once, and why a search finds nothing. */
export function trashWords(f: Format) {
  const articles = (count: number) => counted(count, f.number(count), 'article', 'articles');
  return {
    searchSorts,
    trash: {
      keeps: (days: number | null) =>
        days === null
          ? 'Articles stay here until you empty the trash'
          : `Articles stay here for ${counted(days, f.number(days), 'day', 'days')}`,
      here: 'This article is in the trash',
      hereFor: (days: number | null) =>
        days === null
          ? 'It stays there until the trash is emptied.'
          : `It is deleted for good after ${counted(days, f.number(days), 'day', 'days')} there.`,
      empty: 'Empty trash…',
      deleting: (done: number, total: number) => `Deleting ${f.number(done)} of ${f.number(total)}`,
      stop: 'Stop',
      ask: (count: number) => (count === 1 ? 'Delete this article?' : `Delete ${articles(count)}?`),
      askText:
        'Text, images, notes and highlights go from this disk. This is the one thing that cannot be undone.',
      act: (count: number) => `Delete ${articles(count)} for good`,
      deleted: (count: number) => `${articles(count)} deleted for good`,
      stopped: (count: number) => `Stopped. ${articles(count)} deleted, the rest stays in the trash`,
      restoreFirst: 'Articles in the trash stay as they are. Restore them first.',
      deleteHere: 'Delete for good…',
      restoreHere: 'Restore',
    },
    bulk: {
      tags: 'Tags of the selection',
      tagsOf: (count: number) => `Tags of ${articles(count)}`,
      ofAll: (count: number, total: number) =>
        count === total ? 'all' : `${f.number(count)} of ${f.number(total)}`,
      tagged: (tag: string, count: number) => `${articles(count)} tagged “${tag}”`,
      untagged: (tag: string, count: number) => `“${tag}” taken off ${articles(count)}`,
      noTags: 'None of them has a tag yet.',
      more: (count: number) => `and ${f.number(count)} more`,
    },
    listShut: { show: 'Show list' },
  };
}
