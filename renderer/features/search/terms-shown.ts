import type { QueryRange } from '../../../shared/query/ast.ts';
import { describeTerm, type TermDescription } from '../../../shared/query/describe.ts';
import { parseQuery } from '../../../shared/query/index.ts';

export type ShownTerm = { range: QueryRange; description: TermDescription };

/** The terms of a search that are said in words: none where it is words alone, which say it themselves. */
export function termsShown(query: string, typing: boolean): ShownTerm[] {
  const { nodes } = parseQuery(query, typing).tree;
  if (nodes.every((node) => node.kind === 'text' && node.field === null)) return [];
  return nodes.map((node) => ({ range: node.range, description: describeTerm(node) }));
}
