import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleState, type StoredRecord } from '../../../shared/model/record.ts';
import {
  idOf,
  patchOf,
  readSegment,
  recordOf,
  recordsOf,
  type Segment,
  segmentBytes,
  segmentOf,
  textOf,
  withMore,
  without,
  withRecord,
} from './segment.ts';
import { anyText } from './store.testing.ts';

/** Texts that look like what stands around them. */
const hostile = fc.oneof(
  anyText,
  fc.constantFrom(
    ',"state":"unread","favourite":true',
    '","note":null,"',
    '\\","tags":["x"],"',
    ']}\n',
    ',\n{"id":"',
  ),
);
const nullable = fc.option(hostile);
const highlight = fc.record({
  id: fc.constant('00000000000000e1'),
  quote: hostile,
  prefix: hostile,
  suffix: hostile,
  start: fc.option(fc.nat()),
  end: fc.option(fc.nat()),
  colour: fc.constantFrom('green', 'pink'),
  comment: nullable,
  created: fc.constant('2024-01-01T00:00:00.000Z'),
  updated: fc.constant('2024-01-02T00:00:00.000Z'),
});
const changeable = {
  title: hostile,
  tags: fc.array(hostile),
  state: fc.constantFrom(...articleState.options),
  favourite: fc.boolean(),
  trashed: fc.boolean(),
  progress: fc.double({ min: 0, max: 1, noNaN: true }),
  trashedAt: fc.option(fc.constant('2024-05-06T07:08:09.000Z')),
  note: nullable,
  highlights: fc.array(highlight, { maxLength: 2 }),
  place: fc.option(fc.record({ block: fc.nat(), quote: hostile })),
} satisfies { [key in keyof StoredRecord]?: fc.Arbitrary<StoredRecord[key]> };
const record: fc.Arbitrary<StoredRecord> = fc.record({
  ...changeable,
  id: fc.stringMatching(/^[0-9a-f]{16}$/),
  url: nullable,
  canonicalUrl: nullable,
  byline: nullable,
  site: nullable,
  lang: nullable,
  published: fc.constant(null),
  modified: fc.constant('2024-02-03'),
  saved: fc.constant('2024-01-01T00:00:00.000Z'),
  words: fc.nat(),
  excerpt: nullable,
  image: nullable,
  problem: fc.constant(null),
});
const change = fc.record(changeable, { requiredKeys: [] });
const plain = (value: StoredRecord): unknown => JSON.parse(JSON.stringify(value));

const lineOf = (one: StoredRecord) => segmentOf([one]).lines[0] ?? '';
const good = (bytes: Buffer): Segment => {
  const read = readSegment(bytes);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

describe('a line', () => {
  test('says what its record says', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(recordOf(lineOf(one))).toEqual(plain(one));
        expect(idOf(lineOf(one))).toBe(one.id);
      }),
    );
  });

  test('gets values as its record does', () => {
    fc.assert(
      fc.property(record, change, (one, set) => {
        expect(patchOf(set)(lineOf(one))).toBe(lineOf({ ...one, ...set }));
      }),
    );
  });

  test('is alike where the values are', () => {
    fc.assert(
      fc.property(record, record, ({ tags, state, note }, other) => {
        const keys = ['tags', 'state', 'note'] as const;
        const alike = { ...other, tags, state, note };
        expect(textOf(lineOf(alike), keys)).toBe(textOf(lineOf({ ...alike, title: 'x', place: null }), keys));
        expect(textOf(lineOf({ ...alike, note: `${note}!` }), keys)).not.toBe(textOf(lineOf(alike), keys));
      }),
    );
  });

  test('from before a key was there gets it', () => {
    fc.assert(
      fc.property(record, (one) => {
        const old = lineOf({ ...one, place: null }).replace(/,"place":null\}$/, '}');
        const place = { block: 3, quote: 'here' };
        expect(patchOf({ place })(old)).toBe(lineOf({ ...one, place }));
        const patched = recordOf(patchOf({ state: 'archived', note: 'n' })(old));
        expect(patched).toEqual(plain({ ...one, state: 'archived', note: 'n', place: null }));
      }),
    );
  });
});

describe('a segment', () => {
  const records = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 5 });

  test('is read as it was written, and looked into by id', () => {
    fc.assert(
      fc.property(records, (all) => {
        const read = good(segmentBytes(segmentOf(all)));
        expect(recordsOf(read)).toEqual(all.map(plain));
        for (const [at, { id }] of all.entries()) expect(read.places.get(id)).toBe(at);
      }),
    );
  });

  test('is read without a proof, and not with one that is wrong', () => {
    fc.assert(
      fc.property(records, (all) => {
        const text = segmentBytes(segmentOf(all)).toString('utf8');
        expect(recordsOf(good(Buffer.from(text.replace(/"proof":"[0-9a-f]{16}",/, ''))))).toEqual(
          all.map(plain),
        );
        const wrong = text.replace(/"proof":"[0-9a-f]{16}"/, '"proof":"0000000000000000"');
        expect(readSegment(Buffer.from(wrong))).toEqual(expect.any(String));
      }),
    );
  });

  test('with any byte altered is damaged, but for its revision', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.integer({ min: 1, max: 255 }), (all, where, how) => {
        const bytes = segmentBytes(segmentOf(all));
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ how;
        const inRevision = at >= 25 && at < 41;
        if (!inRevision) expect(readSegment(bytes)).toEqual(expect.any(String));
      }),
    );
  });

  test('grows, shrinks, and has a record replaced', () => {
    fc.assert(
      fc.property(records, record, (all, more) => {
        const others = all.filter(({ id }) => id !== more.id);
        const grown = withMore(segmentOf(others), [more]);
        expect(recordsOf(grown)).toEqual([...others, more].map(plain));
        expect(recordsOf(without(grown, new Set([more.id])))).toEqual(others.map(plain));
        const other = { ...more, title: 'another' };
        expect(recordsOf(withRecord(grown, other))).toEqual([...others, other].map(plain));
        expect(withRecord(segmentOf(others), more).lines).toEqual(segmentOf(others).lines);
      }),
    );
  });
});
