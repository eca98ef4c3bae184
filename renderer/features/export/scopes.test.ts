import { expect, test } from 'vitest';
import { type Surroundings, scopesOf } from './scopes.ts';

const a = '000000000000000a';
const b = '000000000000000b';
const around: Surroundings = {
  asked: { kind: 'view', view: { kind: 'all' } },
  openId: null,
  selected: [],
  list: { kind: 'view', view: { kind: 'all' }, count: 13_084 },
  all: 13_084,
};
const ids = (surroundings: Partial<Surroundings>) => {
  const { scopes, first } = scopesOf({ ...around, ...surroundings });
  return [scopes.map(({ id }) => id), first];
};

test('each scope is there once, and where it was asked for it is chosen', () => {
  expect(ids({})).toEqual([['everything'], 'everything']);
  expect(ids({ openId: a })).toEqual([['article', 'everything'], 'everything']);
  expect(ids({ asked: { kind: 'ids', ids: [a] }, openId: b })).toEqual([
    ['article', 'everything'],
    'article',
  ]);
  expect(ids({ asked: { kind: 'ids', ids: [a, b] }, openId: b })).toEqual([
    ['article', 'selection', 'everything'],
    'selection',
  ]);
  expect(ids({ list: { kind: 'view', view: { kind: 'unread' }, count: 3 } })).toEqual([
    ['list', 'everything'],
    'list',
  ]);
  expect(ids({ list: { kind: 'search', query: 'lankov', count: 14 }, selected: [a] })).toEqual([
    ['search', 'everything'],
    'search',
  ]);
});

test('the article is the one that was asked for, before the one that is open', () => {
  const { scopes } = scopesOf({ ...around, asked: { kind: 'ids', ids: [a] }, openId: b });
  expect(scopes[0]).toEqual({ id: 'article', ids: [a], count: 1 });
});
