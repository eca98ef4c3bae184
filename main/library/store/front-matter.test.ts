import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { StoredRecord } from '../../../shared/model/record.ts';
import { articleFile, readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { anyText, article } from './store.testing.ts';

const plain: StoredRecord = { id: '1234567890123456', ...article('A title', '').record };

/** What comes back from the file of an article. */
function roundTrip(record: StoredRecord, body: string, rest: Record<string, unknown> = {}) {
  const split = splitFrontMatter(articleFile(record, rest, body));
  return { ...readFrontMatter(split.yaml ?? ''), body: split.body };
}

describe('front matter', () => {
  test('has the keys of the Clipper first, then ours', () => {
    const record: StoredRecord = {
      ...plain,
      id: '12345678901234e5',
      url: 'https://example.org/a',
      byline: 'Ann Bee',
      published: '2024-05-01',
      saved: '2024-05-02T10:00:00.000Z',
      excerpt: 'In short',
      tags: ['one', 'two'],
      words: 12,
      note: 'two\nlines',
    };
    expect(articleFile(record, {}, 'Text\n')).toBe(`---
title: "A title"
source: "https://example.org/a"
author:
  - "Ann Bee"
published: 2024-05-01
created: 2024-05-02
description: "In short"
tags:
  - "one"
  - "two"
id: "12345678901234e5"
site: "example.org"
lang: "en"
state: unread
favourite: false
progress: 0
saved: 2024-05-02T10:00:00.000Z
words: 12
note: "two\\nlines"
---

Text
`);
  });

  test.each([
    'two\nlines',
    '---',
    '\n---\n',
    '"quoted" and \'quoted\'',
    'key: value # comment',
    '- item',
    '{{template}}',
    'yes',
    'null',
    '2024-05-01',
    '1e5',
    '',
    '   ',
    '../../etc/passwd',
    '\u202eright to left',
    'tab\tand\u0000nul and \u0085 and \u2028',
    '&anchor *alias !tag',
    '%directive',
  ])('a title such as %j comes back', (title) => {
    const back = roundTrip({ ...plain, title, byline: title, tags: [title], note: title }, 'Text');
    expect(back.record).toEqual({ ...plain, title, byline: title, tags: [title], note: title });
    expect(back.body).toBe('Text');
  });

  test('every record and every body comes back', () => {
    const maybe = fc.option(anyText);
    const record = fc.record({
      title: anyText,
      url: maybe,
      byline: maybe,
      site: maybe,
      excerpt: maybe,
      note: maybe,
      image: maybe,
      tags: fc.array(anyText, { maxLength: 3 }),
      state: fc.constantFrom('unread' as const, 'reading' as const, 'archived' as const),
      favourite: fc.boolean(),
      trashed: fc.boolean(),
      progress: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
      published: fc.constantFrom(null, '2024-05-01', '2024-05-01T10:00:00.000Z'),
      problem: fc.constantFrom(null, 'login' as const),
      place: fc.option(fc.record({ block: fc.nat(), quote: anyText })),
      highlights: fc.array(
        fc.record({
          id: fc.constant('00000000000000e1'),
          quote: anyText,
          prefix: anyText,
          suffix: anyText,
          start: fc.option(fc.nat()),
          end: fc.option(fc.nat()),
          colour: fc.constantFrom('yellow' as const, 'green' as const),
          comment: maybe,
          created: fc.constant('2024-05-01T10:00:00.000Z'),
          updated: fc.constant('2024-05-01T10:00:00.000Z'),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(record, anyText, (fields, body) => {
        expect(roundTrip({ ...plain, ...fields }, body)).toEqual({
          record: { ...plain, ...fields },
          rest: {},
          body,
        });
      }),
    );
  });

  test('what other programs added stays, below ours', () => {
    const rest = { cssclasses: ['wide'], rating: 5, aliases: null };
    expect(roundTrip(plain, 'Text', rest)).toEqual({ record: plain, rest, body: 'Text' });
  });

  test('other readers of YAML take it', () => {
    const { yaml } = splitFrontMatter(articleFile({ ...plain, title: 'a: "b"' }, {}, ''));
    expect(parse(yaml ?? '', { version: '1.1' })).toMatchObject({ title: 'a: "b"', id: '1234567890123456' });
  });

  test('an edit that broke one value costs that value', () => {
    const file = articleFile(plain, {}, 'Text')
      .replace('state: unread', 'state: later')
      .replace('words: 0', 'words: -1');
    expect(readFrontMatter(splitFrontMatter(file).yaml ?? '').record).toEqual(plain);
  });

  test('line ends of Windows and a byte order mark are fine', () => {
    const file = `\ufeff${articleFile(plain, {}, 'Text\n').replaceAll('\n', '\r\n')}`;
    const { yaml, body } = splitFrontMatter(file);
    expect(readFrontMatter(yaml ?? '').record).toEqual(plain);
    expect(body).toBe('Text\r\n');
  });

  test.each(['', 'no front matter', '---\ntitle: never closed', '---\n: : :\n---\n', '---\n- a list\n---\n'])(
    'without it there is no record: %j',
    (file) => {
      const { yaml } = splitFrontMatter(file);
      expect(yaml === null ? null : readFrontMatter(yaml).record).toBeNull();
    },
  );

  test('a bomb of aliases is refused', () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [one, next] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi']) {
      lines.push(`${next}: &${next} [${Array(9).fill(`*${one}`).join(',')}]`);
    }
    expect(readFrontMatter(lines.join('\n'))).toEqual({ record: null, rest: {} });
  });

  test('no text at all makes reading fail', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { yaml } = splitFrontMatter(`---\n${text}\n---\n`);
        readFrontMatter(yaml ?? text);
      }),
    );
  });
});
