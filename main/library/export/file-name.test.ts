import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileStem, uniqueNames } from './file-name.ts';

const stem = (title: string, published: string | null = null) => fileStem({ title, published });

test('the day stands in front of the title', () => {
  expect(stem('Putin’s Rare Visit', '2024-06-17T08:00:00.000Z')).toBe('2024-06-17 Putin’s Rare Visit');
  expect(stem('Putin’s Rare Visit', '2024-06-17')).toBe('2024-06-17 Putin’s Rare Visit');
  expect(stem('Putin’s Rare Visit')).toBe('Putin’s Rare Visit');
});

test.each([
  ['A: B at 12:30', 'A - B at 12-30'],
  ['AC/DC \\ either|or', 'AC-DC - either-or'],
  ['Who "won"? *Really* <now>', "Who 'won' Really now"],
  ['[Live] Tag #1 ^up', '(Live) Tag 1 up'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['two\nlines\tand\u0000nothing', 'two lines andnothing'],
  ['\u202egnp.exe\u2066', 'gnp.exe'],
  ['half \ud83d a face', 'half a face'],
  ['...and then.', 'and then'],
  ['  . ', 'Untitled'],
  ['', 'Untitled'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1', '_com1'],
  ['LPT¹', '_LPT¹'],
  ['console', 'console'],
  ['Cafe\u0301', 'Café'],
  ['می‌خواهم', 'می‌خواهم'],
  ['👩‍👩‍👧 family', '👩‍👩‍👧 family'],
])('%j becomes %j', (title, name) => {
  expect(stem(title)).toBe(name);
});

test('a device name with a day in front is no device name', () => {
  expect(stem('CON', '2024-01-01')).toBe('2024-01-01 CON');
});

test('a long title is cut between letters', () => {
  expect(stem('語'.repeat(300))).toBe('語'.repeat(60));
  expect(stem('👩‍👩‍👧'.repeat(30))).toBe('👩‍👩‍👧'.repeat(10));
  expect(Buffer.byteLength(stem(`a${'\u0301'.repeat(2000)}`))).toBeLessThanOrEqual(180);
});

test('names that differ in case or composition alone get numbers', () => {
  const unique = uniqueNames();
  expect(['News', 'NEWS', 'news 2', 'news', 'Straße', 'STRASSE', 'other'].map(unique)).toEqual([
    'News',
    'NEWS 2',
    'news 2 2',
    'news 3',
    'Straße',
    'STRASSE 2',
    'other',
  ]);
});

const titles = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('.', ' ', 'c', 'O', 'n', '/', '\\', '\u202e', '\ud800', '"', ':', '¹', '1'),
  }),
);

test('any title gives a name that every system takes', () => {
  fc.assert(
    fc.property(titles, fc.constantFrom(null, '2020-02-29'), (title, published) => {
      const name = stem(title, published);
      expect(name).not.toBe('');
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(181);
      expect(name).not.toMatch(/[\p{Cc}\p{Cs}<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      expect(name).toBe(name.normalize('NFC'));
      expect(Buffer.from(name).toString()).toBe(name);
    }),
  );
});

test('no two of any names are the same without regard to case', () => {
  const few = fc.stringMatching(/^[aAß][ ]?[12]?$/);
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          few,
          titles.map((title) => stem(title)),
        ),
        { maxLength: 40 },
      ),
      (stems) => {
        const names = stems.map(uniqueNames());
        expect(new Set(names.map((name) => name.toUpperCase().toLowerCase())).size).toBe(names.length);
      },
    ),
  );
});
