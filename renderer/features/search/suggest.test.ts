import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../../shared/locales/en.ts';
import { formatFor } from '../../../shared/locales/format.ts';
import { parseQuery } from '../../../shared/query/index.ts';
import { operatorsFor, tagsFor, valuesFor } from './suggest.ts';
import { quoted, type TokenAt, tokenAt, withTerm } from './token-at.ts';

const hints = english(formatFor('en-GB')).completion.operators;
const tags = [
  { value: 'energy', count: 318 },
  { value: 'local press', count: 77 },
  { value: 'press', count: 5 },
  { value: 'Éire', count: 2 },
];

describe('the term at the caret', () => {
  test.each([
    ['ferry tag:ene|', { start: 6, end: 13, minus: '', name: 'tag', text: 'ene', quoted: false }],
    ['-tag:ene|', { start: 0, end: 8, minus: '-', name: 'tag', text: 'ene', quoted: false }],
    ['(tag:sea OR tag:e|) x', { start: 12, end: 17, minus: '', name: 'tag', text: 'e', quoted: false }],
    ['tag:"local pr|', { start: 0, end: 13, minus: '', name: 'tag', text: 'local pr', quoted: true }],
    ['ta|g:sea', null],
    ['tag:s|ea', { start: 0, end: 7, minus: '', name: 'tag', text: 's', quoted: false }],
    ['TAG:|', { start: 0, end: 4, minus: '', name: 'tag', text: '', quoted: false }],
    ['fer|', { start: 0, end: 3, minus: '', name: null, text: 'fer', quoted: false }],
    ['tag:"sea"|', null],
    ['ferry |', null],
    ['|', null],
  ])('%s', (typed, token) => {
    expect(tokenAt(typed.replace('|', ''), typed.indexOf('|'))).toEqual(token);
  });

  test('wherever the caret stands, it is a part of the query', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (query, caret) => {
        const token = tokenAt(query, Math.min(caret, query.length));
        if (token !== null) expect(query.slice(token.start, token.end)).toContain(token.text);
      }),
    );
  });
});

const at = (typed: string): TokenAt => {
  const token = tokenAt(typed, typed.length);
  if (token === null) throw new Error(`nothing at the end of ${typed}`);
  return token;
};
const terms = (suggestions: { term: string }[]) => suggestions.map(({ term }) => term);

describe('suggestions', () => {
  test('an operator is offered for two letters that begin it', () => {
    expect(terms(operatorsFor(at('ta'), hints))).toEqual(['tag:']);
    expect(terms(operatorsFor(at('-ti'), hints))).toEqual(['-title:']);
    expect(operatorsFor(at('t'), hints)).toEqual([]);
    expect(operatorsFor(at('"ta'), hints)).toEqual([]);
    expect(operatorsFor(at('tag:ta'), hints)).toEqual([]);
  });

  test('values that begin as typed come first, then by count; with spaces they are quoted', () => {
    expect(terms(valuesFor(at('tag:pr'), tags))).toEqual(['tag:press', 'tag:"local press"']);
    expect(terms(valuesFor(at('tag:'), tags)).slice(0, 2)).toEqual(['tag:energy', 'tag:"local press"']);
    expect(terms(valuesFor(at('-tag:"local'), tags))).toEqual(['-tag:"local press"']);
    expect(terms(valuesFor(at('tag:eir'), tags))).toEqual(['tag:Éire']);
    expect(valuesFor(at('what:e'), tags)).toEqual([]);
  });

  test('tags are offered for a plain word of three letters', () => {
    expect(terms(tagsFor(at('ene'), tags))).toEqual(['tag:energy']);
    expect(tagsFor(at('en'), tags)).toEqual([]);
  });
});

test('a term takes the place of what was typed', () => {
  const put = (typed: string, term: string) => withTerm(typed, at(typed), term, true);
  expect(put('ferry tag:en', 'tag:energy')).toEqual({ query: 'ferry tag:energy ', caret: 17 });
  expect(withTerm('(tag:e) x', { start: 1, end: 6 }, 'tag:energy', true)).toEqual({
    query: '(tag:energy) x',
    caret: 11,
  });
});

test('whatever a tag is called, its term asks for it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
      // With quotes of both kinds it cannot be typed.
      fc.pre(value.trim() !== '' && !(value.includes('"') && /[“”]/.test(value)) && !/[“”„*]$/.test(value));
      const [node] = parseQuery(`tag:${quoted(value)}`).tree.nodes;
      expect(node).toMatchObject({ kind: 'text', field: 'tag' });
    }),
  );
});
