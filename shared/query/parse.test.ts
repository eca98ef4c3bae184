import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from './parse.ts';

const word = (text: string, more = {}) => ({ kind: 'text', field: null, text, prefix: false, ...more });

/** Any UTF-16 at all, halves of characters among it. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 0x17f }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

describe('a query', () => {
  test.each([
    ['two words', [word('two'), word('words')]],
    ['"two words"', [word('two words')]],
    ['fox -quick', [word('fox'), { kind: 'not', node: word('quick') }]],
    ['-"two words"', [{ kind: 'not', node: word('two words') }]],
    ['auto*', [word('auto', { prefix: true })]],
    ['title:ink', [word('ink', { field: 'title' })]],
    ['TITLE:Ink', [word('Ink', { field: 'title' })]],
    ['title:"red ink"', [word('red ink', { field: 'title' })]],
    ['text:ink note:ink', [word('ink', { field: 'text' }), word('ink', { field: 'note' })]],
    ['site:example.org', [word('example.org', { field: 'site' })]],
    ['author:lankov', [word('lankov', { field: 'author' })]],
    ['tag:sci*', [word('sci', { field: 'tag', prefix: true })]],
    ['-tag:sport', [{ kind: 'not', node: word('sport', { field: 'tag' }) }]],
    ['is:unread', [{ kind: 'is', flag: 'unread' }]],
    ['-is:Favourite', [{ kind: 'not', node: { kind: 'is', flag: 'favourite' } }]],
    ['서울', [word('서울', { prefix: true })]],
  ])('%s', (query, nodes) => {
    expect(parseQuery(query).nodes).toEqual(nodes);
  });

  test.each([
    ['is:purple', [word('is:purple')]],
    ['https://example.org/a', [word('https://example.org/a')]],
    ['title:', [word('title:')]],
    ['"never closed', [word('never closed')]],
    ['foo"bar"', [word('foo"bar"')]],
    ["don't", [word("don't")]],
    ['mail:"red ink"', [word('mail red ink')]],
  ])('what is no syntax is searched as it stands: %s', (query, nodes) => {
    expect(parseQuery(query).nodes).toEqual(nodes);
  });

  test.each(['', '   ', '*', '-', '"', '""', '-""', '…', '- - "', '\u00ad'])(
    'without a word it is empty: %s',
    (query) => {
      expect(parseQuery(query).nodes).toEqual([]);
    },
  );

  test('while typing, the last word is the beginning of one', () => {
    expect(parseQuery('red in', true).nodes).toEqual([word('red'), word('in', { prefix: true })]);
    expect(parseQuery('title:in', true).nodes).toEqual([word('in', { field: 'title', prefix: true })]);
    expect(parseQuery('"red in', true).nodes).toEqual([word('red in', { prefix: true })]);
  });

  test('a space or a closing quote ends it', () => {
    expect(parseQuery('red in ', true).nodes).toEqual([word('red'), word('in')]);
    expect(parseQuery('"red in"', true).nodes).toEqual([word('red in')]);
  });

  const pieces = fc.constantFrom(
    '"',
    '-',
    '*',
    ':',
    'title:',
    'is:unread',
    ' ',
    '(',
    ')',
    'a',
    'é',
    '北',
    '\0',
  );
  const typed = fc.oneof(
    anyText,
    fc.array(pieces).map((parts) => parts.join('')),
  );

  test.each([true, false])('any text at all can be typed, typing: %s', (typing) => {
    fc.assert(
      fc.property(typed, (query) => {
        for (const node of parseQuery(query, typing).nodes) {
          const inner = node.kind === 'not' ? node.node : node;
          if (inner.kind === 'text') expect(inner.text).not.toBe('');
        }
      }),
    );
  });
});
