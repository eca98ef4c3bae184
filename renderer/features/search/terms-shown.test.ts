import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../../shared/locales/en.ts';
import { formatFor } from '../../../shared/locales/format.ts';
import { withoutRange } from '../../../shared/query/index.ts';
import { termsShown } from './terms-shown.ts';

const t = english(formatFor('en-GB', 'UTC'));
const said = (query: string) =>
  termsShown(query, false).map(({ description }) => {
    const { kind, value } = t.query.term(description);
    return `${kind} ${value}`;
  });

test.each([
  ['lankov', []],
  ['lankov "north korea" econ*', []],
  ['lankov is:unread before:2025', ['Word lankov', 'State unread', 'Published before 1 Jan 2025']],
  ['-sport', ['Word not sport']],
  ['ferry OR boat', ['Any of ferry or boat']],
])('%s', (query, words) => {
  expect(said(query)).toEqual(words);
});

test('whatever is searched for, taking the first term out leaves the others', () => {
  const terms = fc.constantFrom('ferry', '-bus', 'is:unread', 'tag:"local press"', '(a OR b)', 'before:2024');
  fc.assert(
    fc.property(fc.array(terms, { minLength: 1, maxLength: 5 }), (parts) => {
      const query = parts.join(' ');
      const [first, ...rest] = termsShown(query, false);
      if (first === undefined) return;
      const left = withoutRange(query, first.range);
      expect(left).toBe(parts.slice(1).join(' '));
      if (termsShown(left, false).length > 0) expect(termsShown(left, false)).toHaveLength(rest.length);
    }),
  );
});
