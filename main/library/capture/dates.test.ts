import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDateLine, readDate } from './dates.ts';

it.each([
  ['2023-11-04T09:30:00+01:00', '2023-11-04T08:30:00.000Z'],
  ['2023-11-04T09:30:00.123Z', '2023-11-04T09:30:00.000Z'],
  ['2023-11-04T09:30+0100', '2023-11-04T08:30:00.000Z'],
  ['2023-11-04 09:30:00 UTC', '2023-11-04T09:30:00.000Z'],
  ['2023-11-04T09:30-05', '2023-11-04T14:30:00.000Z'],
  ['20231104', '2023-11-04'],
  ['2023-11-04', '2023-11-04'],
  ['Sat, 04 Nov 2023 09:30:00 GMT', '2023-11-04T09:30:00.000Z'],
  // Without a zone the hour cannot be told, the day can.
  ['2023-11-04T09:30:00', '2023-11-04'],
  ['November 4, 2023', '2023-11-04'],
  ['Saturday, November 4, 2023', '2023-11-04'],
  ['4 Nov 2023', '2023-11-04'],
  ['4.11.2023', '2023-11-04'],
  ['24/11/2023', '2023-11-24'],
  ['11/24/2023', '2023-11-24'],
])('reads %s', (written, date) => expect(readDate(written)).toBe(date));

it.each([
  '',
  '4/11/2023',
  '2023-02-31',
  '31.02.2023',
  '0000-00-00',
  'yesterday',
  'Issue 2023',
  '1699090200',
  '9999-01-01',
])('does not guess at %s', (written) => expect(readDate(written)).toBeNull());

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readDate(text) ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/);
    }),
  );
});

it.each([
  '4 November 2023, 09:30',
  'Updated: 4.11.2023 um 9:30 Uhr',
  'Published on Nov 4, 2023 at 9:30 am',
  '2023年11月4日',
])('knows a line that only tells when: %s', (line) => expect(isDateLine(line)).toBe(true));

it.each(['In 2023 the bridge was closed.', 'Nine tonnes', 'Chapter 4', 'The 4 of us'])(
  'and one that tells more: %s',
  (line) => expect(isDateLine(line)).toBe(false),
);
