import { expect, test } from 'vitest';
import { parseQuery } from '../../shared/query/index.ts';
import { isVariant, openEnded } from './query.ts';

test.each(['lankov', 'north kor', 'is:unread lank', '-korea lank', 'café', 'tag:ferr'])(
  'the last word of %s is the beginning of one, as while typing',
  (query) => {
    expect(parseQuery(openEnded(query))).toEqual(parseQuery(query, true));
  },
);

test.each(['"north korea"', 'lank*', ''])('%s is finished', (query) => {
  expect(openEnded(query)).toBe(query);
});

test.each([
  ['ferry is:unread', 'ferry', true],
  ['ferr', 'ferry', true],
  ['tag:sea ferry', 'ferry', true],
  ['f', 'ferry is:unread', true],
  ['h', 'ferry is:unread', false],
  ['tidal', 'tag:sea', false],
])('%s comes from %s: %s', (query, before, comes) => {
  expect(isVariant(query, before)).toBe(comes);
});
