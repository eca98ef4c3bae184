import { expect, test } from 'vitest';
import type { SaveStep } from '../../../shared/model/save.ts';
import { failureOfJob, inGroups } from './jobs.ts';

const job = (name: string, step: SaveStep) => ({ job: name, label: name, url: null, step });

const done = (problem: 'login' | null): SaveStep => ({
  kind: 'done',
  id: '0123456789abcdef',
  known: false,
  words: 3,
  images: 0,
  problem,
});

test('what is under way stands first, then what was not saved, apart from what was', () => {
  const jobs = [
    job('a', { kind: 'cancelled' }),
    job('b', { kind: 'waiting', for: 'turn' }),
    job('c', { kind: 'failed', code: 'disk-full' }),
    job('d', { kind: 'fetching' }),
    job('e', done(null)),
    job('f', { kind: 'waiting', for: 'network' }),
    job('g', { kind: 'images', done: 1, total: 2 }),
    job('h', done('login')),
  ];
  const names = Object.values(inGroups(jobs)).map((group) => group.map(({ label }) => label).join(''));
  expect(names).toEqual(['dgbf', 'hc', 'ea']);
});

test('a failure keeps its code; one that is not known is an internal one', () => {
  expect(failureOfJob('unsupported-file', 'song.mp3')).toEqual({
    code: 'unsupported-file',
    details: { name: 'song.mp3' },
  });
  expect(failureOfJob('disk-full', 'x').code).toBe('disk-full');
  expect(failureOfJob('constructor', 'x').code).toBe('internal');
});
