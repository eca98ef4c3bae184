import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery, printQuery } from '../../shared/query/index.ts';
import { isVariant, openEnded } from './query.ts';

test.each(['lankov', 'north kor', 'is:unread lank', '-korea lank', 'café', 'tag:ferr'])(
  'the last word of %s is the beginning of one, as while typing',
  (query) => {
    expect(openEnded(query)).toBe(`${query}*`);
  },
);

test.each(['"north korea"', 'lank*', '', 'lankov is:unread', 'lankov (north OR south)'])(
  '%s is finished',
  (query) => {
    expect(openEnded(query)).toBe(query);
  },
);

test('what is still open is closed, and what lacks its value is left out', () => {
  expect(openEnded('lankov (north OR sou')).toBe('lankov (north OR sou*)');
  expect(openEnded('lankov before:20')).toBe('lankov');
});

test('whatever is typed, it is the same search', () => {
  fc.assert(
    fc.property(fc.string(), (query) => {
      expect(printQuery(parseQuery(openEnded(query)).tree)).toBe(printQuery(parseQuery(query, true).tree));
    }),
  );
});

test.each([
  ['ferry is:unread', 'ferry', true],
  ['ferr', 'ferry', true],
  ['tag:sea ferry', 'ferry', true],
  ['f', 'ferry is:unread', true],
  ['h', 'ferry is:unread', false],
  ['tidal', 'tag:sea', false],
  ['harbour is:unread', 'ferry is:unread', false],
  ['is:unread', 'is:unread has:note', true],
])('%s comes from %s: %s', (query, before, comes) => {
  expect(isVariant(query, before)).toBe(comes);
});
