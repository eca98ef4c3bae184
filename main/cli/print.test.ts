import { expect, test } from 'vitest';
import type { MarkedText } from '../../shared/model/view.ts';
import { asterisked, jsonLine, markup, plain, plainLines, recordRow } from './print.ts';

const record = {
  id: '0123456789abcdef',
  url: null,
  canonicalUrl: null,
  title: 'A title',
  byline: null,
  site: 'example.org',
  lang: null,
  tags: [],
  state: 'unread',
  favourite: false,
  trashed: false,
  progress: 0,
  published: null,
  modified: null,
  saved: '2024-06-17T08:00:00.000Z',
  words: 1,
  excerpt: null,
  image: null,
  problem: null,
} as const;

test('nothing that a terminal would obey comes through', () => {
  expect(plain('a\u001b[31m\nred\u009b1m \u202efdp.exe')).toBe('a[31m red1m fdp.exe');
  expect(plainLines('a\u001b]0;title\u0007\n\tb\u0085')).toBe('a]0;title\n\tb');
  expect(jsonLine({ title: '\u009b31m\u007f' })).toBe('{"title":"\\u009b31m\\u007f"}\n');
});

test('marks are shown as asterisks for people and as tags for programs', () => {
  const marked: MarkedText = { text: 'Andrei Lankov & <co>', marks: [[7, 13]] };
  expect(asterisked(marked)).toBe('Andrei **Lankov** & <co>');
  expect(markup(marked)).toBe('Andrei <mark>Lankov</mark> &amp; &lt;co&gt;');
});

test('rows are aligned by what a terminal shows, and cut to its width', () => {
  const row = (site: string, columns: number | null) => recordRow({ ...record, tags: [], site }, columns);
  expect(row('example.org', null)).toBe(
    '0123456789abcdef  2024-06-17  unread    example.org             A title\n',
  );
  expect(row('日本', null).indexOf('A title')).toBe(row('abcd', null).indexOf('A title') - 2);
  expect(row('example.org', 70)).toBe(
    '0123456789abcdef  2024-06-17  unread    example.org             A tit…\n',
  );
});
