import type { QueryNode } from '../../../shared/query/index.ts';
import { findMatches, fold, parseQuery } from '../../../shared/query/index.ts';
import type { TextPiece } from '../../../shared/text/builder.ts';
import { spanOf } from './passages.ts';
import { articleText } from './text.ts';

/** What is looked for in an article: words typed in the find bar, taken as they stand, or the search it was opened
 * from. */
export type Wanted = { kind: 'words'; text: string } | { kind: 'search'; query: string };

/** As many hits as are marked and counted: beyond that nobody goes through them one by one. */
export const mostHits = 2000;

/** A text as words are looked for in it: folded, with the place in the text of each of its UTF-16 units. */
type Folded = { folded: string; places: number[] };

/** The passages `[start, end)` of a text that are the words, without regard to case and accents. */
export function occurrences({ folded, places }: Folded, words: string): [number, number][] {
  const wanted = fold(words.replace(/\s+/g, ' '));
  if (wanted.trim() === '') return [];
  const found: [number, number][] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    if (found.push([places[at] ?? 0, places[at + wanted.length] ?? 0]) > mostHits) break;
  }
  return found;
}

export function foldWithPlaces(text: string): Folded {
  const places: number[] = [];
  let folded = '';
  // Plain letters fold one to one, so a run of them is folded at once; others may become more, fewer, or none.
  for (const { 0: run, index } of text.matchAll(/[\0-\x7f]+|[^\0-\x7f]/gu)) {
    const part = fold(run);
    folded += part;
    const step = part.length === run.length ? 1 : 0;
    for (let unit = 0; unit < part.length; unit++) places.push(index + unit * step);
  }
  places.push(text.length);
  return { folded, places };
}

/** The words of a search, as the find bar shows them: without operators and what is excluded. */
export function wordsOfSearch(query: string): string {
  return [...texts(parseQuery(query).tree)].join(' ');
}

function* texts(node: QueryNode): Generator<string> {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const child of node.nodes) yield* texts(child);
      break;
    case 'text':
      if (node.field === null || node.field === 'text' || node.field === 'title') yield node.text;
      break;
    case 'not':
    case 'is':
    case 'has':
    case 'lang':
    case 'date':
    case 'words':
      break;
  }
}

/** The parts of an article that are searched, its title first, as plain text with the nodes it came from. */
export type SearchablePart = {
  part: 'title' | 'text';
  root: Element;
  text: string;
  pieces: readonly TextPiece<Node>[];
  folded: () => Folded;
};

export function searchable(article: ParentNode): SearchablePart[] {
  const roots = [
    { part: 'title', root: article.querySelector('h1') },
    { part: 'text', root: article.querySelector('.prose') },
  ] as const;
  return roots.flatMap(({ part, root }) => {
    if (root === null) return [];
    const { text, pieces } = articleText(root);
    let folded: Folded | null = null;
    return [{ part, root, text, pieces, folded: () => (folded ??= foldWithPlaces(text)) }];
  });
}

/** Whether the nodes the parts came from are still those of the page. */
export function isPresent(parts: readonly SearchablePart[]): boolean {
  return parts.every(({ root, pieces }) => articleText(root).pieces === pieces);
}

/** Every place in an article that is looked for, up to one more than `mostHits`. */
export function rangesIn(parts: readonly SearchablePart[], wanted: Wanted): Range[] {
  const ranges: Range[] = [];
  for (const { part, root, text, pieces, folded } of parts) {
    const passages =
      wanted.kind === 'search'
        ? findMatches(text, parseQuery(wanted.query).tree, part)
        : occurrences(folded(), wanted.text);
    for (const [start, end] of passages) {
      if (ranges.length > mostHits) return ranges;
      const span = spanOf(pieces, start, end);
      if (span === null) continue;
      const range = root.ownerDocument.createRange();
      range.setStart(span.startNode, span.startOffset);
      range.setEnd(span.endNode, span.endOffset);
      ranges.push(range);
    }
  }
  return ranges;
}
