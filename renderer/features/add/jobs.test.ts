import { expect, test } from 'vitest';
import type { SaveStep } from '../../../shared/model/save.ts';
import { failureOfJob, inOrder } from './jobs.ts';

const job = (name: string, step: SaveStep) => ({ job: name, label: name, url: null, step });

test('what is under way stands first, what ended last comes next', () => {
  const jobs = [
    job('a', { kind: 'cancelled' }),
    job('b', { kind: 'waiting', for: 'turn' }),
    job('c', { kind: 'failed', code: 'disk-full' }),
    job('d', { kind: 'fetching' }),
    job('e', { kind: 'waiting', for: 'turn' }),
    job('f', { kind: 'images', done: 1, total: 2 }),
  ];
  expect(inOrder(jobs).map(({ label }) => label)).toEqual(['d', 'f', 'b', 'e', 'c', 'a']);
});

test('a failure keeps its code; one that is not known is an internal one', () => {
  expect(failureOfJob('unsupported-file', 'song.mp3')).toEqual({
    code: 'unsupported-file',
    details: { name: 'song.mp3' },
  });
  expect(failureOfJob('disk-full', 'x').code).toBe('disk-full');
  expect(failureOfJob('constructor', 'x').code).toBe('internal');
});
