import { literalText } from '../../shared/locales/en-query.ts';
import { parseQuery } from '../../shared/query/index.ts';
import type { Io } from './io.ts';
import { plain } from './print.ts';

/** Says on standard error what of a query was not understood, and searched as it stands. */
export async function tellLiteral(io: Io, query: string | null): Promise<void> {
  if (query === null) return;
  const sentences = new Set(parseQuery(query).literal.map(literalText));
  for (const sentence of sentences) await io.err(`offprint: ${plain(sentence)}\n`);
}
