import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QueryNode } from './ast.ts';
import { withoutRange } from './edit.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { anyQuery, bare } from './query.testing.ts';

const word = (text: string, more = {}) => ({ kind: 'text', field: null, text, prefix: false, ...more });
const not = (node: object) => ({ kind: 'not', node });
const and = (...nodes: object[]) => ({ kind: 'and', nodes });
const or = (...nodes: object[]) => ({ kind: 'or', nodes });
const published = (from: unknown, until: unknown) => ({ kind: 'date', of: 'published', from, until });
const saved = (from: unknown, until: unknown) => ({ kind: 'date', of: 'saved', from, until });
const words = (least: number | null, most: number | null) => ({ kind: 'words', least, most });

const nodesOf = (query: string, typing = false) => parseQuery(query, typing).tree.nodes.map(bare);
const told = (query: string, typing = false) =>
  parseQuery(query, typing).literal.map(({ reason, typed }) => [reason, typed]);

describe('a query', () => {
  test.each([
    ['two words', [word('two'), word('words')]],
    ['"two words"', [word('two words')]],
    ['“two words” „drei Worte“', [word('two words'), word('drei Worte')]],
    ['fox -quick', [word('fox'), not(word('quick'))]],
    ['-"two words"', [not(word('two words'))]],
    ['auto*', [word('auto', { prefix: true })]],
    ['"red in"*', [word('red in', { prefix: true })]],
    ['title:ink', [word('ink', { field: 'title' })]],
    ['TITLE:Ink', [word('Ink', { field: 'title' })]],
    ['title:"red ink"', [word('red ink', { field: 'title' })]],
    ['text:ink note:ink', [word('ink', { field: 'text' }), word('ink', { field: 'note' })]],
    ['site:example.org', [word('example.org', { field: 'site' })]],
    ['author:lankov by:kim', [word('lankov', { field: 'author' }), word('kim', { field: 'author' })]],
    ['tag:sci*', [word('sci', { field: 'tag', prefix: true })]],
    ['tag:🙂', [word('🙂', { field: 'tag' })]],
    ['-tag:sport', [not(word('sport', { field: 'tag' }))]],
    ['is:unread', [{ kind: 'is', flag: 'unread' }]],
    ['is:"unread"', [{ kind: 'is', flag: 'unread' }]],
    [
      '-is:Favourite is:favorite',
      [not({ kind: 'is', flag: 'favourite' }), { kind: 'is', flag: 'favourite' }],
    ],
    [
      'has:note has:images',
      [
        { kind: 'has', what: 'note' },
        { kind: 'has', what: 'image' },
      ],
    ],
    [
      'lang:de lang:pt_BR',
      [
        { kind: 'lang', lang: 'de', prefix: false },
        { kind: 'lang', lang: 'pt-br', prefix: false },
      ],
    ],
    ['서울', [word('서울', { prefix: true })]],
    ['"서울"', [word('서울')]],
    ['https://example.org/a', [word('https://example.org/a')]],
    ["don't 10:30", [word("don't"), word('10:30')]],
  ])('%s', (query, nodes) => {
    expect(nodesOf(query)).toEqual(nodes);
    expect(told(query)).toEqual([]);
  });

  test.each([
    ['before:2025', [published(null, '2025-01-01')]],
    ['after:2024-05', [published('2024-05-01', null)]],
    ['before:2024-05-17', [published(null, '2024-05-17')]],
    ['after:30d', [published({ count: 30, unit: 'd' }, null)]],
    ['before:6m', [published(null, { count: 6, unit: 'm' })]],
    ['published:2024', [published('2024-01-01', '2025-01-01')]],
    ['saved:2024-2', [saved('2024-02-01', '2024-03-01')]],
    ['saved:2024-02-29', [saved('2024-02-29', '2024-03-01')]],
    ['saved:2w', [saved({ count: 2, unit: 'w' }, null)]],
    ['saved:>2024', [saved('2025-01-01', null)]],
    ['saved:>=2024', [saved('2024-01-01', null)]],
    ['saved:<2024-03', [saved(null, '2024-03-01')]],
    ['saved:<=2024-12-31', [saved(null, '2025-01-01')]],
    ['saved:2023-12..2024-03', [saved('2023-12-01', '2024-04-01')]],
    ['saved:2024..', [saved('2024-01-01', null)]],
    ['words:>1000', [words(1001, null)]],
    ['words:<300', [words(null, 299)]],
    ['words:>=1000 words:<=20', [words(1000, null), words(null, 20)]],
    ['words:1000..2000', [words(1000, 2000)]],
    ['words:..50', [words(null, 50)]],
    ['words:7', [words(7, 7)]],
  ])('of days and lengths: %s', (query, nodes) => {
    expect(nodesOf(query)).toEqual(nodes);
    expect(told(query)).toEqual([]);
  });

  test.each([
    ['a OR b', [or(word('a'), word('b'))]],
    ['a b OR c', [or(and(word('a'), word('b')), word('c'))]],
    ['a (b OR c)', [word('a'), or(word('b'), word('c'))]],
    [
      '(tag:korea OR lankov) -is:archived',
      [or(word('korea', { field: 'tag' }), word('lankov')), not({ kind: 'is', flag: 'archived' })],
    ],
    ['-(a b)', [not(and(word('a'), word('b')))]],
    ['-(a OR -b)', [not(or(word('a'), not(word('b'))))]],
    ['((a))', [word('a')]],
    ['a (b c)', [word('a'), and(word('b'), word('c'))]],
    ['(a OR b) OR c', [or(or(word('a'), word('b')), word('c'))]],
    ['tag:(a OR b)', [or(word('a', { field: 'tag' }), word('b', { field: 'tag' }))]],
    [
      'title:(a text:b "c d")',
      [and(word('a', { field: 'title' }), word('b', { field: 'text' }), word('c d', { field: 'title' }))],
    ],
    ['-is:(unread OR reading)', [not(or({ kind: 'is', flag: 'unread' }, { kind: 'is', flag: 'reading' }))]],
    ['words:(<100 OR >1000)', [or(words(null, 99), words(1001, null))]],
    ['foo(bar)', [word('foo'), word('bar')]],
    ['or and not', [word('or'), word('and'), word('not')]],
    ['"OR" -OR title:OR', [word('OR'), not(word('OR')), word('OR', { field: 'title' })]],
  ])('of several parts: %s', (query, nodes) => {
    expect(nodesOf(query)).toEqual(nodes);
    expect(told(query)).toEqual([]);
  });

  test.each([
    ['is:purple', [word('is:purple')], [['unknown-value', 'is:purple']]],
    ['has:"red ink"', [word('has red ink')], [['unknown-value', 'has:"red ink"']]],
    ['-is:purple a', [not(word('is:purple')), word('a')], [['unknown-value', '-is:purple']]],
    ['mail:"red ink"', [word('mail red ink')], [['unknown-field', 'mail:"red ink"']]],
    ['mail:ink*', [word('mail:ink', { prefix: true })], [['unknown-field', 'mail:ink*']]],
    ['mail:(a OR b)', [and(word('mail:'), or(word('a'), word('b')))], [['unknown-field', 'mail:(']]],
    ['title: ink', [word('title:'), word('ink')], [['no-value', 'title:']]],
    ['Review: ink', [word('Review:'), word('ink')], []],
    ['lang:german', [word('lang:german')], [['bad-language', 'lang:german']]],
    ['before:2024-13', [word('before:2024-13')], [['bad-date', 'before:2024-13']]],
    ['after:2023-02-29', [word('after:2023-02-29')], [['bad-date', 'after:2023-02-29']]],
    ['saved:2024..2023', [word('saved:2024..2023')], [['bad-date', 'saved:2024..2023']]],
    ['saved:>30d', [word('saved:>30d')], [['bad-date', 'saved:>30d']]],
    ['words:many', [word('words:many')], [['bad-number', 'words:many']]],
    ['words:9..1', [word('words:9..1')], [['bad-number', 'words:9..1']]],
    ['"never closed', [word('never closed')], [['quote', '"never closed']]],
    ['(a b', [word('a'), word('b')], [['bracket', '(']]],
    ['a b)', [word('a'), word('b')], [['bracket', ')']]],
    ['x (a OR b', [or(and(word('x'), word('a')), word('b'))], [['bracket', '(']]],
    ['tag:(a b', [word('tag:'), word('a'), word('b')], [['bracket', 'tag:(']]],
    ['a ()', [word('a')], [['empty-brackets', '()']]],
    ['a -title:(…)', [word('a')], [['empty-brackets', '-title:(…)']]],
    ['OR a', [word('OR'), word('a')], [['or', 'OR']]],
    ['a OR', [word('a'), word('OR')], [['or', 'OR']]],
    ['a OR OR b', [or(word('a'), and(word('OR'), word('b')))], [['or', 'OR']]],
    [
      'title:(a OR) b',
      [and(word('a', { field: 'title' }), word('OR', { field: 'title' })), word('b')],
      [['or', 'OR']],
    ],
    ['foo"bar"', [word('foo"bar"')], []],
  ])('what is no syntax is searched as it stands, and told: %s', (query, nodes, literal) => {
    expect(nodesOf(query)).toEqual(nodes);
    expect(told(query)).toEqual(literal);
  });

  test.each(['', '   ', '*', '-', '"', '""', '-""', '…', '- - "', '\u00ad', 'title:…', 'tag:" "'])(
    'without a word it is empty: %s',
    (query) => {
      expect(nodesOf(query)).toEqual([]);
    },
  );
});

describe('while typing', () => {
  test('the last word is the beginning of one', () => {
    expect(nodesOf('red in', true)).toEqual([word('red'), word('in', { prefix: true })]);
    expect(nodesOf('title:in', true)).toEqual([word('in', { field: 'title', prefix: true })]);
    expect(nodesOf('"red in', true)).toEqual([word('red in', { prefix: true })]);
    expect(nodesOf('(red OR in', true)).toEqual([or(word('red'), word('in', { prefix: true }))]);
    expect(nodesOf('lang:de', true)).toEqual([{ kind: 'lang', lang: 'de', prefix: true }]);
  });

  test('a space, a closing quote or a bracket ends it', () => {
    expect(nodesOf('red in ', true)).toEqual([word('red'), word('in')]);
    expect(nodesOf('"red in"', true)).toEqual([word('red in')]);
    expect(nodesOf('-(red in)', true)).toEqual([not(and(word('red'), word('in')))]);
  });

  test.each(
    [
      'tag:',
      '-tag:',
      'is:',
      'is:unr',
      'has:im',
      'lang:d',
      'before:',
      'before:20',
      'before:2024-',
      'saved:2024-0',
    ]
      .concat([
        'after:2024-05-',
        'after:30',
        'saved:>',
        'saved:2024..20',
        'words:',
        'words:>',
        'words:1.',
        'is:(',
        '(',
        '-(',
      ])
      .concat(['OR', 'OR is:', 'tag:(', 'words:(', '(is:un', 'title:"', '"', '-']),
  )('an unfinished operator narrows nothing and is not told: ink %s', (unfinished) => {
    expect(nodesOf(`ink ${unfinished}`, true)).toEqual([word('ink')]);
    expect(told(`ink ${unfinished}`, true)).toEqual([]);
  });

  test('what can become no value is told at once, and what lies before the end', () => {
    expect(told('is:purple', true)).toEqual([['unknown-value', 'is:purple']]);
    expect(told('before:x', true)).toEqual([['bad-date', 'before:x']]);
    expect(told('tag: (a OR) b', true)).toEqual([
      ['no-value', 'tag:'],
      ['or', 'OR'],
    ]);
  });
});

function* all(node: QueryNode): Generator<QueryNode> {
  yield node;
  if (node.kind === 'not') yield* all(node.node);
  if (node.kind === 'and' || node.kind === 'or') for (const child of node.nodes) yield* all(child);
}

describe('whatever is typed', () => {
  test.each([true, false])(
    'it never fails, and its parts lie in order inside their whole, typing: %s',
    (typing) => {
      fc.assert(
        fc.property(anyQuery, (query) => {
          const { tree, literal } = parseQuery(query, typing);
          for (const node of all(tree)) {
            expect(node.range.start).toBeLessThanOrEqual(node.range.end);
            if (node.kind === 'text') expect(node.text).not.toBe('');
            const children =
              node.kind === 'and' || node.kind === 'or' ? node.nodes : node.kind === 'not' ? [node.node] : [];
            let at = node.range.start;
            for (const { range } of children) {
              expect(range.start).toBeGreaterThanOrEqual(at);
              at = range.end;
            }
            expect(at).toBeLessThanOrEqual(node.range.end);
          }
          for (const { typed, range } of literal) expect(query.slice(range.start, range.end)).toBe(typed);
        }),
      );
    },
  );

  test.each([true, false])('printed, it parses to the same tree, typing: %s', (typing) => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { tree } = parseQuery(query, typing);
        const printed = printQuery(tree);
        expect(bare(parseQuery(printed).tree), printed).toEqual(bare(tree));
      }),
      { numRuns: 500 },
    );
  });

  test('without one of its terms the others are what they were', () => {
    fc.assert(
      fc.property(anyQuery, fc.nat(), (query, pick) => {
        const terms = parseQuery(query).tree.nodes;
        const gone = terms[pick % Math.max(1, terms.length)];
        if (gone === undefined) return;
        const rest = withoutRange(query, gone.range);
        expect(parseQuery(rest).tree.nodes.map(bare), rest).toEqual(
          terms.filter((term) => term !== gone).map(bare),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('brackets in a hundred thousand brackets are bounded', () => {
    const deep = 100_000;
    for (const query of ['('.repeat(deep), ')'.repeat(deep), `${'-('.repeat(deep)}a${')'.repeat(deep)}`]) {
      for (const typing of [true, false]) {
        const { tree, literal } = parseQuery(query, typing);
        expect([...all(tree)].length).toBeLessThan(40);
        expect(literal.length).toBeLessThan(40);
      }
    }
    expect(told(`${'('.repeat(13)}a${')'.repeat(13)}`)).toEqual([['too-deep', '(']]);
    expect(nodesOf(`${'('.repeat(13)}a${')'.repeat(13)}`)).toEqual([word('a')]);
  });
});
