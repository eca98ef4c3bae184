import { describe, expect, test } from 'vitest';
import type { ArticleRecord } from '../../shared/model/record.ts';
import { directionOf, glyphOf, readingMinutes, siteOf } from './article.ts';

const record: ArticleRecord = {
  id: '0123456789abcdef',
  url: 'https://www.gazette.example/a',
  canonicalUrl: null,
  title: 'Three villages share one doctor',
  byline: null,
  site: null,
  lang: 'en',
  tags: [],
  state: 'unread',
  favourite: false,
  trashed: false,
  progress: 0,
  published: null,
  modified: null,
  saved: '2026-11-24T08:00:00.000Z',
  words: 640,
  excerpt: null,
  image: null,
  problem: null,
};

test.each([
  [0, null],
  [10, 1],
  [531, 3],
  [23_000, 100],
])('%i words are %j minutes', (words, minutes) => {
  expect(readingMinutes({ words })).toBe(minutes);
});

describe('the site', () => {
  test('is what the page calls itself', () => {
    expect(siteOf({ ...record, site: 'Coastal Gazette' })).toBe('Coastal Gazette');
  });
  test('is else the host of the address, without www', () => {
    expect(siteOf(record)).toBe('gazette.example');
  });
  test('is not known of a pasted text', () => {
    expect(siteOf({ site: null, url: null })).toBeNull();
  });
});

test.each([
  [null, 'auto'],
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['ja', 'ltr'],
])('a text in %j runs %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction);
});

test.each([
  [{}, 'unread'],
  [{ state: 'reading', progress: 0.4 }, 'reading'],
  [{ state: 'reading', progress: 1 }, 'read'],
  [{ state: 'archived', progress: 1 }, 'archived'],
  [{ state: 'archived', problem: 'login' }, 'problem'],
] satisfies [Partial<ArticleRecord>, string][])('%j shows as %s', (change, glyph) => {
  expect(glyphOf({ ...record, ...change })).toBe(glyph);
});
