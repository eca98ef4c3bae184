import type { QueryNode } from '../../../shared/query/index.ts';
import { findMatches, fold, parseQuery } from '../../../shared/query/index.ts';
import { domText } from '../../../shared/text/dom.ts';
import { spanOf } from './passages.ts';

/** What is looked for in an article: words typed in the find bar, taken as they stand, or the search it was opened
 * from. */
export type Wanted = { kind: 'words'; text: string } | { kind: 'search'; query: string };

/** The passages `[start, end)` of a text that are the words, without regard to case and accents. */
export function occurrences(text: string, words: string): [number, number][] {
  const wanted = fold(words.replace(/\s+/g, ' '));
  if (wanted.trim() === '') return [];
  const { folded, places } = foldWithPlaces(text);
  const found: [number, number][] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push([places[at] ?? 0, places[at + wanted.length] ?? text.length]);
  }
  return found;
}

/** A folded text, and for each of its UTF-16 units the place in `text` it came from. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const part = fold(character);
    for (let unit = 0; unit < part.length; unit++) places.push(at);
    folded += part;
    at += character.length;
  }
  return { folded, places };
}

/** The words of a search, as the find bar shows them: without operators and what is excluded. */
export function wordsOfSearch(query: string): string {
  return [...texts(parseQuery(query))].join(' ');
}

function* texts(node: QueryNode): Generator<string> {
  switch (node.kind) {
    case 'and':
      for (const child of node.nodes) yield* texts(child);
      break;
    case 'text':
      if (node.field === null || node.field === 'text' || node.field === 'title') yield node.text;
      break;
    case 'not':
    case 'is':
      break;
  }
}

/** Every place in an article that is looked for, its title first. */
export function rangesIn(article: ParentNode, wanted: Wanted): Range[] {
  const parts = [
    { part: 'title', root: article.querySelector('h1') },
    { part: 'text', root: article.querySelector('.prose') },
  ] as const;
  return parts.flatMap(({ part, root }) => {
    if (root === null) return [];
    const { text, pieces } = domText<Node>(root, { captions: true });
    const passages =
      wanted.kind === 'search'
        ? findMatches(text, parseQuery(wanted.query), part)
        : occurrences(text, wanted.text);
    return passages.flatMap(([start, end]) => {
      const span = spanOf(pieces, start, end);
      if (span === null) return [];
      const range = root.ownerDocument.createRange();
      range.setStart(span.startNode, span.startOffset);
      range.setEnd(span.endNode, span.endOffset);
      return [range];
    });
  });
}
