import { expect, test } from 'vitest';
import { parseQuery } from '../../../shared/query/index.ts';
import { titleQuery } from './title-query.ts';

test('from two letters on, titles are searched for every word', () => {
  expect(titleQuery('n')).toBe('');
  expect(titleQuery('ni')).toBe('title:ni');
  expect(titleQuery('  night  boat ')).toBe('title:night title:boat');
  expect(titleQuery('北海')).toBe('title:北海');
});

test('commands alone, and signs alone, look for no article', () => {
  expect(titleQuery('>export')).toBe('');
  expect(titleQuery('-- "')).toBe('');
});

test('what has a meaning in a search has none here', () => {
  expect(parseQuery(titleQuery('-"(night boat'), true).tree.nodes).toMatchObject([
    { kind: 'text', field: 'title', text: 'night', prefix: false },
    { kind: 'text', field: 'title', text: 'boat', prefix: true },
  ]);
});
