import { expect, test } from 'vitest';
import { suggestTags, tidyTag } from './suggest.ts';

const known = [
  { tag: 'energy', count: 318 },
  { tag: 'ferries', count: 46 },
  { tag: 'local press', count: 77 },
  { tag: 'offshore ferries', count: 2 },
  { tag: 'Café', count: 5 },
];

test('what begins with the words comes first, then what is used most', () => {
  expect(suggestTags(known, [], 'fer')).toEqual(['ferries', 'offshore ferries']);
  expect(suggestTags(known, [], 'e')).toEqual([
    'energy',
    'local press',
    'ferries',
    'Café',
    'offshore ferries',
  ]);
  expect(suggestTags(known, [], 'cafe')).toEqual(['Café']);
  expect(suggestTags(known, [], '#pre')).toEqual(['local press']);
});

test('tags that are given are not offered, and at most eight are', () => {
  expect(suggestTags(known, ['ferries'], 'fer')).toEqual(['offshore ferries']);
  const many = Array.from({ length: 30 }, (_, count) => ({ tag: `tag ${count}`, count }));
  expect(suggestTags(many, [], '')).toHaveLength(8);
});

test('a tag has no sign, comma or spare space', () => {
  expect(tidyTag('  #local   press, ')).toBe('local press');
  expect(tidyTag(' # ')).toBe('');
});
