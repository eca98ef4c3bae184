import { describe, expect, test } from 'vitest';
import type { SaveJob, SaveStep } from '../../shared/model/save.ts';
import { jobProgress, summarise } from './jobs.ts';
import { foundFailed, foundKnown, queueVoice } from './queue.ts';

const done = (change: Partial<Extract<SaveStep, { kind: 'done' }>> = {}): SaveStep => ({
  kind: 'done',
  id: '0123456789abcdef',
  known: false,
  words: 640,
  images: 2,
  problem: null,
  ...change,
});
const job = (name: string, step: SaveStep): SaveJob => ({ job: name, label: name, url: null, step });
const waiting = (name: string) => job(name, { kind: 'waiting', for: 'turn' });

test('a queue in short: stubs are not saved, cancelled jobs do not count', () => {
  expect(
    summarise([
      job('a', done()),
      job('b', done({ problem: 'login' })),
      job('c', { kind: 'failed', code: 'disk-full' }),
      job('d', { kind: 'cancelled' }),
      job('e', { kind: 'fetching' }),
      waiting('f'),
    ]),
  ).toEqual({ total: 5, saved: 1, notSaved: 2, running: 2, offline: 0 });
});

test('a job only ever gets on', () => {
  const steps: SaveStep[] = [
    { kind: 'waiting', for: 'turn' },
    { kind: 'fetching' },
    { kind: 'reading' },
    { kind: 'images', done: 0, total: 14 },
    { kind: 'images', done: 9, total: 14 },
    { kind: 'images', done: 14, total: 14 },
    done(),
  ];
  const parts = steps.map((step) => jobProgress(job('a', step)));
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(jobProgress(job('a', { kind: 'images', done: 0, total: 0 }))).toBe(1);
});

describe('what is said', () => {
  test('that jobs began', () => {
    expect(queueVoice([], [waiting('a'), waiting('b')])).toEqual({ began: 2 });
    expect(queueVoice([waiting('a')], [waiting('a'), waiting('b')])).toEqual({ began: 1 });
  });

  test('nothing of the steps between', () => {
    expect(queueVoice([waiting('a')], [job('a', { kind: 'images', done: 1, total: 3 })])).toBeNull();
    expect(queueVoice([waiting('a'), waiting('b')], [job('a', done()), waiting('b')])).toBeNull();
  });

  test('how all ended', () => {
    expect(
      queueVoice(
        [job('a', done()), waiting('b')],
        [job('a', done()), job('b', done({ problem: 'timeout' }))],
      ),
    ).toEqual({ saved: 1, notSaved: 1 });
  });

  test('that only the network is missing, once', () => {
    const offline = (name: string) => job(name, { kind: 'waiting', for: 'network' });
    expect(queueVoice([waiting('a'), waiting('b')], [offline('a'), offline('b')])).toEqual({ offline: 2 });
    expect(queueVoice([offline('a')], [offline('a'), offline('b')])).toEqual({ began: 1 });
    expect(queueVoice([waiting('a'), offline('b')], [waiting('a'), offline('b')])).toBeNull();
  });

  test('nothing when all that ran was cancelled', () => {
    expect(queueVoice([waiting('a')], [job('a', { kind: 'cancelled' })])).toBeNull();
  });
});

test('an address that was in the library is told of once', () => {
  const known = job('a', done({ known: true }));
  expect(foundKnown([waiting('a')], [known])).toEqual([known]);
  expect(foundKnown([known], [known])).toEqual([]);
});

test('a save that failed is told of once', () => {
  const failed = job('a', { kind: 'failed', code: 'disk-full' });
  expect(foundFailed([waiting('a')], [failed])).toEqual([failed]);
  expect(foundFailed([failed], [failed])).toEqual([]);
});
