import type { SearchHit, WhyNothing } from '../../../shared/model/view.ts';
import type { Library, SearchAnswer } from '../../library/index.ts';
import type { Exit, Io } from '../io.ts';
import { tellLiteral } from '../literal.ts';
import { asterisked, day, jsonLine, markup, plain } from '../print.ts';
import { counted } from '../words.ts';

/** Longest query that is read from a line of standard input, in UTF-16 units. */
const MAX_QUERY = 10_000;

export type SearchArguments = { query: string; limit: number; json: boolean };

/** Prints what a query finds, best first. */
export async function search(
  library: Library,
  io: Io,
  { query, limit, json }: SearchArguments,
): Promise<Exit> {
  await library.searchable();
  await tellLiteral(io, query);
  const answer = await ask(library, query, limit);
  if (json) {
    // Standard output is a hit a line.
    if (answer.corrected !== null) await io.err(instead(answer));
    await io.out(answer.hits.map((hit) => jsonLine(hitOf(hit))).join(''));
    return 0;
  }
  const why = answer.total === 0 ? blamed(await library.whyNothing({ query, typing: false })) : '';
  await io.out(instead(answer) + answer.hits.map(described).join('') + summary(answer) + why);
  return 0;
}

/** Answers a query a line with a line of JSON each, until standard input ends. */
export async function searchLines(library: Library, io: Io, { limit }: { limit: number }): Promise<Exit> {
  const { readLines } = await import('../../library/index.ts');
  await library.searchable();
  for await (const query of readLines(io.input, MAX_QUERY)) {
    io.signal.throwIfAborted();
    await tellLiteral(io, query);
    const { total, tookMs, hits, corrected } = await ask(library, query.trim(), limit);
    const instead = corrected === null ? {} : { searched: corrected.query };
    await io.out(jsonLine({ query, ...instead, total, tookMs, hits: hits.map(hitOf) }));
  }
  return 0;
}

async function ask(library: Library, query: string, limit: number): Promise<SearchAnswer> {
  return await library.search({ query, typing: false, view: null, offset: 0, limit });
}

/** `title` is text, `snippet` HTML with the matches in `<mark>`. */
function hitOf(hit: SearchHit): { id: string; title: string; snippet: string; score: number } {
  return { id: hit.row.id, title: hit.row.title, snippet: markup(hit.snippet), score: hit.score };
}

function described(hit: SearchHit): string {
  const facts = [hit.row.site, day(hit.row.saved), hit.row.id].filter((fact) => fact !== null);
  return `${asterisked(hit.title)}\n  ${plain(facts.join(' · '))}\n  ${asterisked(hit.snippet)}\n\n`;
}

/** A line that says what was searched for in the place of words that are in no article. */
function instead({ corrected }: SearchAnswer): string {
  if (corrected === null) return '';
  const words = corrected.instead.map(({ from, to }) => `${plain(to)} (not ${plain(from)})`);
  return `Showing results for ${words.join(', ')}\n\n`;
}

/** Which parts of a search find nothing, and what it finds without some of it. */
function blamed({ terms, offers, trash }: WhyNothing): string {
  const missing = terms.filter(({ alone }) => alone === 0).map(({ typed }) => `“${plain(typed)}”`);
  const lines = [
    ...(missing.length === 0 || terms.length === 1 ? [] : [`No article matches ${missing.join(' or ')}.`]),
    ...offers.map(({ query, total }) => `${counted(total, 'article')} without a part: ${plain(query)}`),
    ...(trash === null ? [] : [`${counted(trash.total, 'article')} in the trash: ${plain(trash.query)}`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function summary({ total, hits }: SearchAnswer): string {
  if (total === 0) return 'Nothing found.\n';
  const found = `${counted(total, 'article')} found`;
  return hits.length < total
    ? `${found}, the best ${hits.length.toLocaleString('en-GB')} shown.\n`
    : `${found}.\n`;
}
