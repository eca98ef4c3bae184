import fc from 'fast-check';
import type { QueryLeaf, QueryNode } from './ast.ts';

type Without<T> = T extends unknown ? Omit<T, 'range' | 'nodes' | 'node'> : never;
type Bare = Without<QueryLeaf> | { kind: 'and' | 'or'; nodes: Bare[] } | { kind: 'not'; node: Bare };

/** A tree without the places where it was typed. */
export function bare(node: QueryNode): Bare {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, nodes: node.nodes.map(bare) };
    case 'not':
      return { kind: 'not', node: bare(node.node) };
    default: {
      const { range, ...rest } = node;
      return rest;
    }
  }
}

/** Any UTF-16 at all, halves of characters among it. */
const anyUnits = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 0x17f }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

/** Queries made of everything that means something. */
export const anyQuery = fc.oneof(
  anyUnits,
  fc
    .array(
      fc.constantFrom(
        ...[
          '"',
          '“',
          '”',
          '-',
          '*',
          ':',
          ' ',
          ' ',
          ' ',
          '(',
          ')',
          'OR',
          ' OR ',
          '-(',
          'tag:(',
          '\0',
          '..',
          '>',
          '<',
        ],
        ...[
          'title:',
          'text:',
          'note:',
          'tag:',
          'site:',
          'author:',
          'by:',
          'lang:',
          'is:',
          'has:',
          'foo:',
          'words:',
        ],
        ...[
          'before:',
          'after:',
          'published:',
          'saved:',
          '2024',
          '2024-05',
          '-17',
          '30d',
          '1000',
          'is:unread',
        ],
        ...[
          'has:note',
          'lang:de',
          'words:>1000',
          'saved:2024-01..2024-03',
          'a',
          'word',
          'é',
          '北',
          '서울',
          '🙂',
          'ß',
        ],
      ),
    )
    .map((parts) => parts.join('')),
);
