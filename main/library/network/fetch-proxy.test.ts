import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import { createFetch } from './fetch.ts';
import { body, serve, type TestServer } from './test-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A proxy that sends everything, whatever its name, to one server. */
async function openProxy(target: TestServer, status = 200): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, { 'content-type': 'text/html' }).end('by proxy');
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const onward = connect(Number(target.typed.port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()));
  closers.push(
    () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  );
  const address = proxy.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, asked };
}

async function target(): Promise<TestServer> {
  const server = await serve({ '*': body('direct') });
  closers.push(server.close);
  return server;
}

const request = {
  kind: 'page',
  maxBytes: 1000,
  referrer: null,
  signal: new AbortController().signal,
} as const;
async function problemOf(fetched: Promise<unknown>): Promise<string> {
  const error = await fetched.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof LibraryError && error.failure.code === 'capture'
    ? error.failure.details.problem
    : String(error);
}

test('http goes through the proxy with its name, unresolved', async () => {
  const proxy = await openProxy(await target());
  const fetch = createFetch({ proxyFor: async () => proxy.url });
  const fetched = await fetch({ ...request, url: 'http://name.invalid/a', typed: null });
  expect(Buffer.from(fetched.bytes).toString()).toBe('by proxy');
  expect(proxy.asked).toEqual(['GET http://name.invalid/a']);
});

test('https goes through a tunnel', async () => {
  const proxy = await openProxy(await target());
  const fetch = createFetch({ proxyFor: async () => proxy.url });
  expect(await problemOf(fetch({ ...request, url: 'https://name.invalid/a', typed: null }))).toBe(
    'unreachable',
  );
  expect(proxy.asked[0]).toBe('CONNECT name.invalid:443');
});

test.each([
  [407, 'login'],
  [403, 'blocked'],
  [502, 'unreachable'],
])('a tunnel refused with %i', async (status, expected) => {
  const proxy = await openProxy(await target(), status);
  const fetch = createFetch({ proxyFor: async () => proxy.url });
  expect(await problemOf(fetch({ ...request, url: 'https://name.invalid/a', typed: null }))).toBe(expected);
});

test('the proxy wants a password', async () => {
  const proxy = await openProxy(await target(), 407);
  const fetch = createFetch({ proxyFor: async () => proxy.url });
  expect(await problemOf(fetch({ ...request, url: 'http://name.invalid/a', typed: null }))).toBe('login');
});

test('private addresses are not asked of a proxy, unless typed', async () => {
  const server = await target();
  const proxy = await openProxy(server);
  const fetch = createFetch({ proxyFor: async () => proxy.url });
  for (const url of [
    'http://127.1/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'https://localhost/',
    'http://a.localhost/',
  ]) {
    expect(await problemOf(fetch({ ...request, url, typed: null }))).toBe('private-address');
  }
  expect(proxy.asked).toEqual([]);
  await fetch({ ...request, url: server.url('/x'), typed: server.typed });
  expect(proxy.asked).toEqual([`GET ${server.url('/x')}`]);
});

test('no way around a proxy that cannot be used', async () => {
  const server = await target();
  const fetch = createFetch({ proxyFor: async () => 'socks5://127.0.0.1:1' });
  expect(await problemOf(fetch({ ...request, url: server.url('/x'), typed: server.typed }))).toBe(
    'unreachable',
  );
  expect(server.requests).toEqual([]);
});

test('the proxy is asked for at every hop', async () => {
  const server = await target();
  const proxy = await openProxy(server);
  const asked: string[] = [];
  const fetch = createFetch({
    proxyFor: async (url) => {
      asked.push(url);
      return url.includes('via') ? proxy.url : null;
    },
  });
  await fetch({ ...request, url: 'http://via.invalid/', typed: null });
  const direct = await fetch({ ...request, url: server.url('/x'), typed: server.typed });
  expect(Buffer.from(direct.bytes).toString()).toBe('direct');
  expect(asked).toEqual(['http://via.invalid/', server.url('/x')]);
});
