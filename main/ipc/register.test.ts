import { describe, expect, test } from 'vitest';
import { LibraryError } from '../../shared/errors.ts';
import { libraryChannels } from '../../shared/ipc/channels.ts';
import { type Carry, type Handle, register } from './register.ts';
import { isOwnSender, type SenderFrame } from './sender.ts';

const own: SenderFrame = { url: 'offprint-app://app/index.html', parent: null };

/** The channels as Electron would have them, with what was carried out. */
function registered(carry: Carry<(typeof libraryChannels)[number]> = async () => 'done') {
  const listeners = new Map<string, Parameters<Handle>[1]>();
  const carried: unknown[] = [];
  const logged: unknown[][] = [];
  register(
    libraryChannels,
    (channel, input) => {
      carried.push([channel, input]);
      return carry(channel, input);
    },
    { handle: (channel, listener) => listeners.set(channel, listener), log: (...line) => logged.push(line) },
  );
  const call = (channel: string, input: unknown, senderFrame: SenderFrame = own) =>
    listeners.get(channel)?.({ senderFrame }, input);
  return { call, carried, logged, channels: [...listeners.keys()] };
}

describe('register', () => {
  test('answers every channel of the contract once', () => {
    expect(registered().channels).toEqual([...libraryChannels]);
  });

  test('carries out what is well formed, and drops what was not asked for', async () => {
    const { call, carried } = registered();
    expect(await call('articles.get', { id: '0123456789abcdef', more: 1 })).toEqual({
      ok: true,
      value: 'done',
    });
    expect(carried).toEqual([['articles.get', { id: '0123456789abcdef' }]]);
  });

  test.each([
    ['articles.get', undefined],
    ['articles.get', {}],
    ['articles.get', { id: '../../etc' }],
    ['articles.page', { view: { kind: 'all' }, sort: 'title', offset: -1, limit: 10 }],
    ['articles.page', { view: { kind: 'all' }, sort: 'title', offset: 0, limit: 100_000 }],
    ['articles.change', { ids: [], change: {} }],
    ['save.start', { items: [{ kind: 'file', name: 'x', bytes: [1, 2], url: null }], tags: [] }],
  ])('refuses %s with %j before it is used', async (channel, input) => {
    const { call, carried } = registered();
    expect(await call(channel, input)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(carried).toEqual([]);
  });

  test('looks at who asks before anything else', async () => {
    const { call, carried, logged } = registered();
    for (const frame of [
      null,
      { url: 'about:srcdoc', parent: own },
      { url: 'offprint-app://app/index.html', parent: own },
      { url: 'offprint-app://article/x', parent: null },
      { url: 'https://example.org/', parent: null },
    ]) {
      expect(await call('tags.list', { 'not even': 'looked at' }, frame)).toEqual({
        ok: false,
        error: { code: 'bad-request', details: { issue: 'sender' } },
      });
    }
    expect(carried).toEqual([]);
    expect(logged).toHaveLength(5);
  });

  test('brings failures as data, with the cause in the log only', async () => {
    const known = registered(async () => {
      throw new LibraryError({ code: 'library-in-use', details: { dir: '/x', pid: 7 } });
    });
    expect(await known.call('library.info', {})).toEqual({
      ok: false,
      error: { code: 'library-in-use', details: { dir: '/x', pid: 7 } },
    });
    const unknown = registered(async () => {
      throw new TypeError('inside');
    });
    const answer = await unknown.call('library.info', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('inside');
    expect(JSON.stringify(unknown.logged)).toContain('TypeError: inside');
  });
});

describe('isOwnSender', () => {
  test.each([
    ['offprint-app://app/index.html', true],
    ['offprint-app://app/index.html?x#y', true],
    ['offprint-app://app.example/index.html', false],
    ['offprint-app://user@app/index.html', false],
    ['offprint-app://app:80/index.html', false],
    ['offprint-app://article/index.html', false],
    ['offprint-appx://app/index.html', false],
    ['offprint://app/index.html', false],
    ['https://app/index.html', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (url, expected) => {
    expect(isOwnSender({ url, parent: null })).toBe(expected);
  });
});
