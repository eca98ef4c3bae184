import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { LibraryError } from '../../shared/errors.ts';
import { failureOf } from './failure.ts';
import { type Answers, connect, type Peer } from './rpc.ts';

type Asked = {
  calls: {
    double: { input: number; output: number };
    bytes: { input: { length: number }; output: Uint8Array };
    forever: { input: null; output: never };
    fail: { input: 'known' | 'unknown'; output: never };
    back: { input: number; output: number };
    uncloneable: { input: null; output: () => void };
  };
  events: { news: string };
};
type Asking = { calls: { half: { input: number; output: number } }; events: { order: number } };

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

function pair(own: Partial<Answers<Asked['calls']>> = {}) {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  const heard: string[] = [];
  const orders: number[] = [];
  const cancelled: string[] = [];
  const logged: unknown[] = [];
  const sent: Uint8Array[] = [];
  const options = {
    failureOf: (error: unknown, doing: string) => failureOf(error, doing, (...line) => logged.push(line)),
  };
  const there: Peer<Asked, Asking> = connect<Asked, Asking>(port2, {
    ...options,
    answers: {
      double: async (input) => input * 2,
      async bytes({ length }, { handOver }) {
        const bytes = new Uint8Array(length).fill(7);
        sent.push(bytes);
        handOver(bytes);
        return bytes;
      },
      forever: (_input, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            cancelled.push('forever');
            reject(new LibraryError({ code: 'cancelled', details: {} }));
          });
        }),
      fail: async (input) => {
        if (input === 'known') throw new LibraryError({ code: 'disk-full', details: { path: '/x' } });
        throw new Error('a secret of the inside');
      },
      back: (input) => there.call('half', input),
      uncloneable: async () => () => {},
      ...own,
    },
    listeners: { order: (payload) => orders.push(payload) },
  });
  const here = connect<Asking, Asked>(port1, {
    ...options,
    answers: { half: async (input) => input / 2 },
    listeners: { news: (payload) => heard.push(payload) },
  });
  return { here, there, heard, orders, cancelled, logged, sent };
}

describe('connect', () => {
  test('answers many calls at once, each with its own', async () => {
    const { here } = pair();
    const inputs = [...Array(200).keys()];
    expect(await Promise.all(inputs.map((input) => here.call('double', input)))).toEqual(
      inputs.map((n) => n * 2),
    );
  });

  test('asks back while it answers', async () => {
    expect(await pair().here.call('back', 10)).toBe(5);
  });

  test('brings a failure of the library as it was, and hides any other', async () => {
    const { here, logged } = pair();
    await expect(here.call('fail', 'known')).rejects.toMatchObject({
      failure: { code: 'disk-full', details: { path: '/x' } },
    });
    const hidden = await here.call('fail', 'unknown').catch((error: unknown) => error);
    expect(hidden).toMatchObject({
      failure: { code: 'internal', details: { id: expect.stringMatching(/^[0-9a-f]{8}$/) } },
    });
    expect(JSON.stringify(hidden)).not.toContain('secret');
    expect(JSON.stringify(logged)).toContain('a secret of the inside');
  });

  test('a cancelled call fails at once, and the other side is told', async () => {
    const { here, cancelled } = pair();
    const controller = new AbortController();
    const call = here.call('forever', null, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await here.call('double', 1);
    expect(cancelled).toEqual(['forever']);
  });

  test('a call that is cancelled before it begins is not sent', async () => {
    const { here, cancelled } = pair();
    await expect(here.call('forever', null, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    });
    await here.call('double', 1);
    expect(cancelled).toEqual([]);
  });

  test('moves bytes that are handed over', async () => {
    const { here, sent } = pair();
    const bytes = await here.call('bytes', { length: 100_000 });
    expect(bytes).toEqual(new Uint8Array(100_000).fill(7));
    expect(sent[0]?.byteLength).toBe(0);
  });

  test('copies bytes that share their memory with others', async () => {
    const pool = new Uint8Array(1000).fill(1);
    const { here } = pair({
      async bytes(_input, { handOver }) {
        const part = pool.subarray(10, 20);
        handOver(part);
        return part;
      },
    });
    expect(await here.call('bytes', { length: 10 })).toEqual(new Uint8Array(10).fill(1));
    expect(pool.byteLength).toBe(1000);
  });

  test('tells events in order, in both directions', async () => {
    const { here, there, heard, orders } = pair();
    for (const word of ['a', 'b', 'c']) there.tell('news', word);
    here.tell('order', 1);
    await here.call('double', 1);
    expect(heard).toEqual(['a', 'b', 'c']);
    expect(orders).toEqual([1]);
  });

  test('when the other side is gone, waiting and later calls fail', async () => {
    const { here } = pair();
    const waiting = here.call('forever', null);
    here.end({ code: 'internal', details: { id: 'gone' } });
    const gone = { failure: { code: 'internal', details: { id: 'gone' } } };
    await expect(waiting).rejects.toMatchObject(gone);
    await expect(here.call('double', 1)).rejects.toMatchObject(gone);
  });

  test('an answer that cannot be sent is a failure, not silence', async () => {
    await expect(pair().here.call('uncloneable', null)).rejects.toMatchObject({
      failure: { code: 'internal' },
    });
  });
});
