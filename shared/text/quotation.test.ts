import { expect, test } from 'vitest';
import { quotation } from './quotation.ts';

const source = { title: 'The night boat', byline: 'A. Writer', site: null, url: 'https://example.org/boat' };

test('a passage is quoted with its comment and its source', () => {
  expect(quotation('One line.\nAnother.', 'Check this', source)).toBe(
    '> One line.\n> Another.\n\nCheck this\n\nThe night boat, A. Writer\nhttps://example.org/boat',
  );
});

test('a note on a whole article has no quote, and a pasted text no address', () => {
  expect(quotation(null, 'Mine', { ...source, url: null })).toBe('Mine\n\nThe night boat, A. Writer');
});
