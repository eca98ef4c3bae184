import { expect, test } from 'vitest';
import { settings } from '../../../shared/model/settings.ts';
import { stepFrom } from './steps.ts';

const usual = settings.parse({});

test('steps go to the next value, and end', () => {
  expect(stepFrom(usual, 'readingSize', 1)).toBe(20);
  expect(stepFrom(usual, 'readingLeading', -1)).toBe(1.55);
  expect(stepFrom({ ...usual, readingMeasure: 84 }, 'readingMeasure', 1)).toBeNull();
  expect(stepFrom({ ...usual, readingSize: 15 }, 'readingSize', -1)).toBeNull();
});

test('a value between the steps goes to the nearest one of that way', () => {
  expect(stepFrom({ ...usual, readingSize: 23 }, 'readingSize', 1)).toBe(24);
  expect(stepFrom({ ...usual, readingSize: 23 }, 'readingSize', -1)).toBe(22);
});
