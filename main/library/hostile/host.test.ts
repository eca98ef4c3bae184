import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import { forkChild } from './fork.ts';
import { type ChildLike, createHostile, type Hostile, type HostileLimits } from './host.ts';

const entry = fileURLToPath(new URL('./fixtures/runaway-child.mjs', import.meta.url));
const timeMs = { extractPage: 1000, extractPlain: 1000, extractText: 1000, render: 1000, mark: 1000 };

const hosts: Hostile[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

/** A host on the child that runs away, and the children it started. */
function open(limits: Partial<HostileLimits> = {}) {
  const children: ChildLike[] = [];
  const gone: Promise<void>[] = [];
  const host = createHostile({
    limits: { timeMs, ...limits },
    spawn: () => {
      const child = forkChild(entry);
      children.push(child);
      gone.push(new Promise((resolve) => child.onExit(resolve)));
      return child;
    },
  });
  hosts.push(host);
  const run = async (text: string, signal?: AbortSignal) =>
    (await host('extractText', { text, format: 'text', url: null, name: null, imagePrefix: '' }, { signal }))
      .title;
  return { host, run, children, gone };
}

/** How a job ended, in a word. */
async function endOf(job: Promise<unknown>): Promise<string> {
  try {
    return `done ${await job}`;
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    const { failure } = error;
    return failure.code === 'over-limit' ? failure.details.limit : failure.code;
  }
}

describe('a job that runs away ends, and the next one works', () => {
  const long = { timeMs: { ...timeMs, extractText: 20_000 } };
  test.each([
    ['loop', 'time', {}],
    ['silence', 'time', {}],
    ['heap', 'memory', { ...long, memoryBytes: 400 * 1024 ** 2 }],
    ['buffers', 'memory', { ...long, memoryBytes: 400 * 1024 ** 2 }],
    ['nesting', 'crash', {}],
    ['crash', 'crash', {}],
    ['exit', 'crash', {}],
    ['nonsense', 'crash', {}],
    ['lies', 'crash', {}],
  ])(
    '%s',
    async (way, expected, limits) => {
      const { run, gone, children } = open(limits);
      const jobs = [run(way), run('next')];
      expect(await Promise.all(jobs.map(endOf))).toEqual([expected, 'done next']);
      if (way === 'lies') return;
      await gone[0];
      expect(children).toHaveLength(2);
    },
    30_000,
  );
});

test('the process stays warm, jobs keep their order', async () => {
  const { run, children } = open();
  const answers = await Promise.all(['pid', 'a', 'b', 'pid'].map((text) => run(text)));
  expect(answers).toEqual([String(children[0]?.pid), 'a', 'b', answers[0]]);
  expect(children).toHaveLength(1);
});

test('an article is rendered while a page runs away', async () => {
  const { host, run } = open({ timeMs: { ...timeMs, extractText: 60_000 } });
  const cancel = new AbortController();
  const page = endOf(run('loop', cancel.signal));
  expect((await host('render', { markdown: 'words', imageBase: '' })).html).toBe('words');
  cancel.abort();
  expect(await page).toBe('cancelled');
});

test('a process that an earlier job left large is replaced', async () => {
  const { run, gone, children } = open({ memoryBytes: 1024 ** 3 });
  expect(await run('swell')).toBe('swollen');
  expect(await run('next')).toBe('next');
  await gone[0];
  expect(children).toHaveLength(2);
});

test('an idle process is let go', async () => {
  const { run, gone, children } = open({ idleMs: 1 });
  await run('a');
  await gone[0];
  expect(await run('b')).toBe('b');
  expect(children).toHaveLength(2);
});

test('a process killed from outside while idle is replaced', async () => {
  const { run, gone, children } = open();
  await run('a');
  children[0]?.kill();
  await gone[0];
  expect(await run('b')).toBe('b');
});

test('cancelling ends a running job and takes a waiting one out', async () => {
  const { run } = open({ timeMs: { ...timeMs, extractText: 60_000 } });
  const running = new AbortController();
  const waiting = new AbortController();
  const jobs = [run('loop', running.signal), run('a', waiting.signal), run('b')];
  waiting.abort();
  expect(await endOf(jobs[1] ?? Promise.resolve())).toBe('cancelled');
  running.abort();
  expect(await Promise.all(jobs.map(endOf))).toEqual(['cancelled', 'cancelled', 'done b']);
  expect(await endOf(run('c', AbortSignal.abort()))).toBe('cancelled');
});

test('closing cancels what is left and ends the process', async () => {
  const { host, run, gone } = open();
  const jobs = [run('loop'), run('a')].map(endOf);
  await host.close();
  expect(await Promise.all(jobs)).toEqual(['cancelled', 'cancelled']);
  await gone[0];
  expect(await endOf(run('b'))).toBe('cancelled');
});

test('a process that cannot be started, and one that never gets ready', async () => {
  const missing = createHostile({ spawn: () => forkChild('/nowhere/hostile.js') });
  const refused = createHostile({
    spawn: () => {
      throw new Error('no more processes');
    },
  });
  const mute = createHostile({
    limits: { startMs: 1 },
    spawn: () => ({
      pid: undefined,
      send: () => {},
      onMessage: () => {},
      onExit: (gone) => gone(),
      kill: () => {},
    }),
  });
  const input = { markdown: '', imageBase: '' };
  expect(await endOf(missing('render', input))).toBe('crash');
  expect(await endOf(refused('render', input))).toBe('crash');
  expect(await endOf(mute('render', input))).toBe('time');
  await Promise.all([missing, refused, mute].map((host) => host.close()));
});

test('nothing of our environment gets into it', async () => {
  expect(await open().run('environment')).toBe('');
});

test('a process that was started before is the one that renders', async () => {
  const { host, children } = open();
  host.warm();
  host.warm();
  expect(children).toHaveLength(1);
  expect((await host('render', { markdown: 'words', imageBase: '' })).html).toBe('words');
  expect(children).toHaveLength(1);
});

test('nothing is started any more once it is closed', async () => {
  const { host, children } = open();
  await host.close();
  host.warm();
  expect(children).toHaveLength(0);
});
