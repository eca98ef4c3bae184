import type { QueryRange } from './ast.ts';

/** A query without what was typed in a range: the rest as it was typed. */
export function withoutRange(query: string, range: QueryRange): string {
  return replaceRange(query, range, '');
}

/** A query with other text in the place of what was typed in a range; what stands beside it stays apart from it, but for
 * brackets. */
export function replaceRange(query: string, { start, end }: QueryRange, text: string): string {
  const before = query.slice(0, start).trimEnd();
  const after = query.slice(end).trimStart();
  return [before, text.trim(), after]
    .filter((part) => part !== '')
    .reduce(
      (done, part) =>
        done === '' || done.endsWith('(') || part.startsWith(')') ? done + part : `${done} ${part}`,
      '',
    );
}
