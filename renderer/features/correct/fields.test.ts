import { expect, test } from 'vitest';
import type { ArticleDraft } from '../../../shared/model/correction.ts';
import { correctionOf, hindrancesOf, sameFields } from './fields.ts';

const before: ArticleDraft = {
  title: 'One',
  byline: 'A. Writer',
  site: '',
  published: '2024-06-17T10:00:00.000Z',
  tags: ['a'],
  markdown: 'Text.',
};

test('what was not touched is left out', () => {
  expect(correctionOf(before, { ...before, title: ' One ' })).toEqual({
    change: {},
    markdown: null,
    base: null,
  });
  expect(sameFields(before, { ...before })).toBe(true);
});

test('emptied fields are nothing, days are read, tags come as a whole', () => {
  const now = { ...before, byline: ' ', site: 'Gazette', published: '18 June 2024', tags: ['a', 'b'] };
  expect(correctionOf(before, { ...now, markdown: 'Other.' })).toEqual({
    change: { byline: null, site: 'Gazette', published: '2024-06-18', tags: ['a', 'b'] },
    markdown: 'Other.',
    base: null,
  });
  expect(correctionOf(before, { ...before, published: '' }).change).toEqual({ published: null });
});

test('no title, an unclear day and no text stand in the way', () => {
  const now = { ...before, title: ' ', published: 'soon', markdown: '\n' };
  expect(hindrancesOf(before, now)).toEqual(['no-title', 'no-day', 'no-text']);
  expect(
    hindrancesOf({ ...before, published: 'as it came' }, { ...before, published: 'as it came' }),
  ).toEqual([]);
});
