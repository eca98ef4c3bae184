import { fold } from '../../../shared/query/index.ts';

const most = 8;

/** A tag as it is kept: without the sign before it, and with single spaces. Empty when nothing is left. */
export function tidyTag(text: string): string {
  return text
    .replace(/^[\s#]+/, '')
    .replace(/[\s,]+/g, ' ')
    .trim();
}

/** Tags of the library that what was typed may become, those that begin with it first, often used ones before others.
 * Tags that are `given` already are left out. */
export function suggestTags(
  known: readonly { tag: string; count: number }[],
  given: readonly string[],
  text: string,
): string[] {
  const wanted = fold(tidyTag(text));
  const rank = (tag: string) => {
    const folded = fold(tag);
    if (folded.startsWith(wanted)) return 0;
    return folded.includes(` ${wanted}`) ? 1 : folded.includes(wanted) ? 2 : null;
  };
  return known
    .flatMap(({ tag, count }) => {
      const at = given.includes(tag) ? null : rank(tag);
      return at === null ? [] : [{ tag, count, at }];
    })
    .sort((a, b) => a.at - b.at || b.count - a.count)
    .slice(0, most)
    .map(({ tag }) => tag);
}
