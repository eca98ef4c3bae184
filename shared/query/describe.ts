import type { QueryDay, QueryFeature, QueryField, QueryFlag, QueryNode } from './ast.ts';

/** What a term is about. */
export type TermKind =
  | QueryField
  | 'word'
  | 'phrase'
  | 'state'
  | 'has'
  | 'lang'
  | 'published'
  | 'saved'
  | 'length'
  | 'any'
  | 'all';

export type TermValue =
  | { kind: 'text'; text: string; beginning: boolean }
  | { kind: 'flag'; flag: QueryFlag }
  | { kind: 'feature'; what: QueryFeature }
  | { kind: 'lang'; lang: string }
  /** `until` is the first day that is too late. */
  | { kind: 'days'; from: QueryDay | null; until: QueryDay | null }
  | { kind: 'length'; least: number | null; most: number | null }
  | { kind: 'terms'; terms: TermDescription[] };

/** A term in pieces that a language has words for. */
export type TermDescription = { kind: TermKind; value: TermValue; excluded: boolean };

/** Nodes in brackets that are told one by one. */
const DEEPEST = 3;

export function describeTerm(node: QueryNode): TermDescription {
  return described(node, false, 0);
}

function described(node: QueryNode, excluded: boolean, depth: number): TermDescription {
  switch (node.kind) {
    case 'not':
      return described(node.node, !excluded, depth);
    case 'and':
    case 'or': {
      const terms = depth < DEEPEST ? node.nodes.map((child) => described(child, false, depth + 1)) : [];
      return { kind: node.kind === 'and' ? 'all' : 'any', value: { kind: 'terms', terms }, excluded };
    }
    case 'text': {
      const plain = /\s/.test(node.text) ? 'phrase' : 'word';
      const value = { kind: 'text', text: node.text, beginning: node.prefix } as const;
      return { kind: node.field ?? plain, value, excluded };
    }
    case 'is':
      return { kind: 'state', value: { kind: 'flag', flag: node.flag }, excluded };
    case 'has':
      return { kind: 'has', value: { kind: 'feature', what: node.what }, excluded };
    case 'lang':
      return { kind: 'lang', value: { kind: 'lang', lang: node.lang }, excluded };
    case 'date':
      return { kind: node.of, value: { kind: 'days', from: node.from, until: node.until }, excluded };
    case 'words':
      return { kind: 'length', value: { kind: 'length', least: node.least, most: node.most }, excluded };
  }
}
