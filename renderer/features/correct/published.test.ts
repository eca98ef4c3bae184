import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedDay } from './published.ts';

test.each([
  '2024-06-17',
  ' 2024/6/17 ',
  '2024-06-17T10:00:00.000Z',
  '17 June 2024',
  '17 jun. 2024',
  '17th of June 2024',
  'June 17, 2024',
  'Jun 17 2024',
  'Monday, 17 June 2024',
  '17.6.2024',
  '17. 06. 2024',
  '17/06/2024',
  '06/17/2024',
])('%s is a day in June', (text) => {
  expect(typedDay(text)).toEqual({ kind: 'day', day: '2024-06-17' });
});

test.each(['06/07/2024', '31 June 2024', '2024-02-30', 'June 2024', 'soon', '17 Ju 2024', '0000-01-01'])(
  '%s is not clear',
  (text) => {
    expect(typedDay(text)).toEqual({ kind: 'unclear' });
  },
);

test('nothing is no day', () => {
  expect(typedDay('  ')).toEqual({ kind: 'none' });
});

test('whatever is typed, a day is one of the calendar', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String)), (text) => {
      const typed = typedDay(text);
      if (typed.kind === 'day') expect(new Date(typed.day).toISOString().slice(0, 10)).toBe(typed.day);
    }),
  );
});
