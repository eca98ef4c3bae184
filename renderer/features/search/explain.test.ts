import { expect, test } from 'vitest';
import type { SearchTerm } from '../../../shared/model/view.ts';
import { explain } from './explain.ts';

const term = (typed: string, alone: number | null, total: number): SearchTerm => ({
  typed,
  alone,
  rest: { query: `without ${typed}`, total },
});
const offered = (terms: SearchTerm[]) => explain(terms).offers.map(({ typed }) => typed);

test('the word that is in no article is named, and leaving it out is offered first', () => {
  const terms = [term('korea', 40, 0), term('lankow', 0, 61), term('-summit', null, 0)];
  expect(explain(terms).culprit?.typed).toBe('lankow');
  expect(offered(terms)).toEqual(['lankow']);
});

test('words that are only nowhere together: those that leave most first', () => {
  const terms = [term('night', 40, 3), term('boat', 12, 40), term('is:archived', 5, 2)];
  expect(explain(terms).culprit).toBeNull();
  expect(offered(terms)).toEqual(['boat', 'night', 'is:archived']);
});

test('what helps nothing is not offered, and nothing twice', () => {
  expect(offered([term('a', 0, 0), term('b', 0, 0)])).toEqual([]);
  expect(offered([term('a', 3, 2), term('a', 3, 2)])).toEqual(['a']);
  expect(explain([])).toEqual({ culprit: null, offers: [] });
});
