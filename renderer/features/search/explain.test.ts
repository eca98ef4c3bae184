import { expect, test } from 'vitest';
import type { WhyNothing } from '../../../shared/model/view.ts';
import { explain } from './explain.ts';

type Term = WhyNothing['terms'][number];
const term = (typed: string, alone: number, kind: Term['kind'] = 'word'): Term => ({ typed, kind, alone });
const offer = (without: string[], total: number) => ({ without, query: '', total });
const explained = (terms: Term[], offers: WhyNothing['offers'] = []) =>
  explain({ terms, offers, trash: null });

test('the term that finds nothing, and what the rest finds', () => {
  const offers = [offer(['lankow'], 61)];
  expect(explained([term('korea', 40), term('lankow', 0)], offers)).toEqual({
    kind: 'word',
    typed: 'lankow',
    rest: 61,
    only: false,
  });
  expect(explained([term('is:archived', 0, 'condition')])).toEqual({
    kind: 'condition',
    typed: 'is:archived',
    rest: 0,
    only: true,
  });
});

test('terms that are only nowhere together', () => {
  const terms = [term('night', 40), term('is:archived', 5, 'condition')];
  expect(explained(terms, [offer(['night'], 5)])).toEqual({ kind: 'together', helps: true });
  expect(explained(terms)).toEqual({ kind: 'together', helps: false });
  expect(explained([])).toEqual({ kind: 'together', helps: false });
});

test('several that each find nothing: what is found without all of them', () => {
  const missing = [term('xylophone', 0), term('before:1900', 0, 'condition')];
  expect(explained([...missing, term('quay', 2)], [offer(['xylophone', 'before:1900'], 2)])).toEqual({
    kind: 'several',
    typed: ['xylophone', 'before:1900'],
    rest: 2,
    only: false,
  });
  expect(explained(missing)).toMatchObject({ kind: 'several', only: true, rest: 0 });
});
