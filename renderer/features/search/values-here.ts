import type { ViewCounts } from '../../../shared/model/view.ts';
import { t } from '../../state/t.ts';
import type { Operator } from './operators.ts';
import type { Valued } from './suggest.ts';

type Known = { tags: readonly { tag: string; count: number }[]; counts: ViewCounts };

/** The values of an operator that the window knows by itself, null where only the library does. */
export function valuesHere(operator: Operator, { tags, counts }: Known): readonly Valued[] | null {
  switch (operator) {
    case 'tag':
      return tagValues(tags);
    case 'is':
      return [
        { value: 'unread', count: counts.unread },
        { value: 'reading', count: counts.reading },
        { value: 'archived', count: counts.archive },
        { value: 'favourite', count: counts.favourites },
        { value: 'trashed', count: counts.trash },
      ];
    case 'before':
    case 'after':
    case 'published':
      return years();
    case 'saved':
      return [...hinted(t.completion.ages), ...years()];
    case 'words':
      return hinted(t.completion.lengths);
    case 'title':
    case 'text':
    case 'note':
      return [];
    case 'site':
    case 'author':
    case 'lang':
    case 'has':
      return null;
  }
}

export function tagValues(tags: Known['tags']): Valued[] {
  return tags.map(({ tag, count }) => ({ value: tag, count }));
}

function hinted(hints: Readonly<Record<string, string>>): Valued[] {
  return Object.entries(hints).map(([value, hint]) => ({ value, count: null, hint }));
}

function years(): Valued[] {
  const year = new Date().getFullYear();
  return [0, 1, 2].map((back) => ({ value: String(year - back), count: null }));
}
