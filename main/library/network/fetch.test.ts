import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import type { FetchRequest } from '../ports.ts';
import { createFetch } from './fetch.ts';
import { body, redirect, serve, serveSocket, type TestServer } from './test-server.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
async function open(server: Promise<TestServer>): Promise<TestServer> {
  const opened = await server;
  servers.push(opened);
  return opened;
}

const fetchOnce = createFetch({ userAgent: 'Offprint test', languages: 'de, en;q=0.5' });

function get(server: TestServer, path: string, more: Partial<FetchRequest> = {}, fetch = fetchOnce) {
  const signal = new AbortController().signal;
  const usual = { kind: 'page', maxBytes: 1_000_000, typed: server.typed, referrer: null, signal } as const;
  return fetch({ url: server.url(path), ...usual, ...more });
}

/** What went wrong, as `problem` or `problem status`. */
async function problemOf(fetched: Promise<unknown>): Promise<string> {
  try {
    await fetched;
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    if (error.failure.code !== 'capture') return error.failure.code;
    const { problem, status } = error.failure.details;
    return status === null ? problem : `${problem} ${status}`;
  }
  return 'fetched';
}

describe('what comes back', () => {
  test('the bytes as they are, the type, the address', async () => {
    const bytes = Uint8Array.from([0x93, 0xfa, 0x00, 0xff]);
    const server = await open(serve({ '/a': body(bytes, 'text/html; charset=shift_jis') }));
    const fetched = await get(server, '/a');
    expect(fetched).toEqual({
      status: 200,
      url: server.url('/a'),
      contentType: 'text/html; charset=shift_jis',
      bytes,
    });
    expect(fetched.bytes.byteLength).toBe(fetched.bytes.buffer.byteLength);
  });

  test('says who it is, keeps no cookies', async () => {
    const headers: Record<string, unknown>[] = [];
    const server = await open(
      serve({
        '/a': (request, response) => {
          headers.push(request.headers);
          response.writeHead(200, { 'set-cookie': 'a=b; Path=/' }).end();
        },
      }),
    );
    await get(server, '/a', { referrer: server.url('/from?x=1#y') });
    await get(server, '/a', { referrer: 'http://elsewhere.example/secret' });
    await get(server, '/a', { referrer: 'https://elsewhere.example/secret' });
    expect(headers[0]).toMatchObject({ 'user-agent': 'Offprint test', 'accept-language': 'de, en;q=0.5' });
    expect(headers.map((each) => each.referer)).toEqual([
      server.url('/from?x=1'),
      'http://elsewhere.example/',
      undefined,
    ]);
    expect(headers.map((each) => each.cookie)).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['x-gzip', gzipSync],
    ['identity', (bytes: Uint8Array) => bytes],
    ['br, gzip', (bytes: Uint8Array) => gzipSync(brotliCompressSync(bytes))],
  ])('Content-Encoding: %s', async (encoding, pack) => {
    const packed = pack(Buffer.from('text '.repeat(5000)));
    const server = await open(
      serve({ '/a': (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(packed) }),
    );
    expect((await get(server, '/a')).bytes.byteLength).toBe(25_000);
  });

  test.each([
    ['zstd', 'unsupported-type'],
    ['gzip, gzip, gzip', 'unsupported-type'],
    ['gzip', 'unreachable'],
  ])('Content-Encoding: %s on what is not packed', async (encoding, expected) => {
    const server = await open(
      serve({
        '/a': (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('plain'),
      }),
    );
    expect(await problemOf(get(server, '/a'))).toBe(expected);
  });
});

describe('statuses and types', () => {
  test.each([
    [401, 'login'],
    [402, 'login'],
    [403, 'blocked'],
    [404, 'not-found'],
    [407, 'login'],
    [410, 'not-found'],
    [418, 'blocked'],
    [429, 'blocked'],
    [451, 'blocked'],
    [500, 'server-error'],
    [503, 'server-error'],
    [304, 'server-error'],
  ])('%i is %s', async (status, expected) => {
    const server = await open(serve({ '/a': (_, response) => response.writeHead(status).end() }));
    expect(await problemOf(get(server, '/a'))).toBe(`${expected} ${status}`);
  });

  test.each([
    ['page', 'text/html', 'fetched'],
    ['page', 'TEXT/HTML; charset=x', 'fetched'],
    ['page', 'application/xhtml+xml', 'fetched'],
    ['page', 'text/plain', 'fetched'],
    ['page', 'text/markdown', 'fetched'],
    ['page', '', 'fetched'],
    ['page', 'application/pdf', 'pdf 200'],
    ['page', 'image/png', 'image 200'],
    ['page', 'application/json', 'unsupported-type 200'],
    ['image', 'image/png', 'fetched'],
    ['image', 'application/octet-stream', 'fetched'],
    ['image', 'binary/octet-stream', 'fetched'],
    ['image', 'text/html', 'unsupported-type 200'],
  ] as const)('%s with %s', async (kind, type, expected) => {
    const server = await open(serve({ '/a': body('x', type) }));
    expect(await problemOf(get(server, '/a', { kind }))).toBe(expected);
  });
});

describe('sizes', () => {
  test('exactly the limit is taken, a byte more is not', async () => {
    const server = await open(
      serve({
        '/chunked': body('x'.repeat(1000)),
        '/told': (_, response) => response.writeHead(200, { 'content-length': 1000 }).end('x'.repeat(1000)),
      }),
    );
    expect((await get(server, '/chunked', { maxBytes: 1000 })).bytes.byteLength).toBe(1000);
    expect((await get(server, '/told', { maxBytes: 1000 })).bytes.byteLength).toBe(1000);
    expect(await problemOf(get(server, '/chunked', { maxBytes: 999 }))).toBe('too-large');
    expect(await problemOf(get(server, '/told', { maxBytes: 999 }))).toBe('too-large 200');
  });

  test('a body without end is cut off', async () => {
    const server = await open(
      serve({
        '/a': (_, response) => {
          const more = () => {
            while (!response.destroyed && response.write('x'.repeat(65_536)));
          };
          response.on('drain', more);
          more();
        },
      }),
    );
    expect(await problemOf(get(server, '/a'))).toBe('too-large');
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(200_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(200_000_000)))],
  ])('a bomb of %s is cut off', async (encoding, bomb) => {
    const server = await open(
      serve({ '/a': (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb) }),
    );
    const before = process.memoryUsage().rss;
    expect(await problemOf(get(server, '/a'))).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test('headers without end', async () => {
    const server = await open(
      serveSocket((socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(300_000)}\r\n\r\n`)),
    );
    expect(await problemOf(get(server, '/a'))).toBe('unreachable');
  });
});

describe('redirects', () => {
  test('ten are followed, eleven are not', async () => {
    const hops = Object.fromEntries(
      Array.from({ length: 11 }, (_, hop) => [`/${hop}`, redirect(`${hop + 1}`, 307)]),
    );
    const server = await open(serve({ ...hops, '/11': body('here') }));
    expect((await get(server, '/1#part')).url).toBe(server.url('/11#part'));
    expect(await problemOf(get(server, '/0'))).toBe('too-many-redirects');
    expect(server.requests.filter((path) => path === '/11')).toHaveLength(1);
  });

  test('a loop ends', async () => {
    const server = await open(serve({ '/a': redirect('/b'), '/b': redirect('/a') }));
    expect(await problemOf(get(server, '/a'))).toBe('too-many-redirects');
  });

  test.each([
    'file:///etc/hostname',
    'ftp://example.com/',
    'data:text/html,x',
    'javascript:1',
    'http://[',
    'about:blank',
  ])('to %s is refused', async (location) => {
    const server = await open(serve({ '/a': redirect(location) }));
    expect(await problemOf(get(server, '/a'))).toBe('server-error 302');
  });

  test('without a target', async () => {
    const server = await open(serve({ '/a': (_, response) => response.writeHead(301).end() }));
    expect(await problemOf(get(server, '/a'))).toBe('server-error 301');
  });

  test('every request is counted', async () => {
    const server = await open(serve({ '/a': redirect('/b'), '/b': body('here') }));
    const seen: string[] = [];
    await get(server, '/a', {}, createFetch({ onRequest: (url) => seen.push(url) }));
    expect(seen).toEqual([server.url('/a'), server.url('/b')]);
  });
});

describe('private addresses', () => {
  test('are refused unless typed, in every spelling', async () => {
    const server = await open(serve({ '*': body('secret') }));
    const port = server.typed.port;
    const hosts =
      '127.0.0.1 127.1 0177.0.0.1 2130706433 0x7f000001 localhost LOCALHOST. [::1] [::ffff:127.0.0.1] 0.0.0.0';
    for (const host of hosts.split(' ')) {
      const refused = problemOf(get(server, '/', { url: `http://${host}:${port}/`, typed: null }));
      expect(`${host} ${await refused}`).toBe(`${host} private-address`);
    }
    expect(server.requests).toEqual([]);
  });

  test('are allowed for the very host and port only', async () => {
    const inner = await open(serve({ '*': body('secret') }));
    const server = await open(
      serve({
        '/port': redirect(inner.url('/')),
        '/name': (request, response) =>
          response.writeHead(302, { location: `http://localhost:${request.socket.localPort}/x` }).end(),
        '/own': redirect('/page'),
        '/page': body('page'),
      }),
    );
    expect(await problemOf(get(server, '/own'))).toBe('fetched');
    expect(await problemOf(get(server, '/port'))).toBe('private-address');
    expect(await problemOf(get(server, '/name'))).toBe('private-address');
    expect(await problemOf(get(inner, '/', { typed: server.typed }))).toBe('private-address');
    expect(inner.requests).toEqual([]);
  });

  test('an open connection of a typed address serves nobody else', async () => {
    const server = await open(serve({ '/a': body('page') }));
    expect(await problemOf(get(server, '/a'))).toBe('fetched');
    expect(await problemOf(get(server, '/a', { typed: null }))).toBe('private-address');
    expect(server.requests).toEqual(['/a']);
  });

  test('metadata and link-local addresses are refused without a packet', async () => {
    const server = await open(serve({ '/a': redirect('http://169.254.169.254/latest/meta-data/') }));
    expect(await problemOf(get(server, '/a'))).toBe('private-address');
  });
});

describe('connections that fail', () => {
  test('nobody listens', async () => {
    const server = await serve({});
    await server.close();
    expect(await problemOf(get(server, '/a'))).toBe('unreachable');
  });

  test('no such name', async () => {
    const server = await open(serve({}));
    const url = `http://${'a'.repeat(64)}.example/`;
    expect(await problemOf(get(server, '/', { url, typed: null }))).toBe('unreachable');
  });

  test('a reset is tried once more', async () => {
    const once = await open(
      serveSocket((socket) => {
        if (once.requests.length === 1) socket.resetAndDestroy();
        else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
      }),
    );
    const always = await open(serveSocket((socket) => socket.resetAndDestroy()));
    expect(await problemOf(get(once, '/'))).toBe('fetched');
    expect(await problemOf(get(always, '/'))).toBe('unreachable');
    expect(always.requests).toHaveLength(2);
  });

  test.each([
    ['a body shorter than its length', 'content-length: 100\r\n\r\nshort'],
    ['chunks without the last', 'transfer-encoding: chunked\r\n\r\n5\r\nshort\r\n'],
    ['a chunk without its size', 'transfer-encoding: chunked\r\n\r\nxyz\r\n'],
    ['no HTTP', 'nonsense\r\n\r\n'],
  ])('%s', async (_name, rest) => {
    const server = await open(serveSocket((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`)));
    expect(await problemOf(get(server, '/a'))).toBe('unreachable');
  });

  test('packed data without its end is taken only when HTTP says that it is all', async () => {
    const cut = gzipSync(Buffer.from('words '.repeat(100))).subarray(0, -6);
    const head = 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n';
    const answer = (length: string) => (socket: import('node:net').Socket) => {
      socket.write(`${head}${length}\r\n`);
      socket.end(cut);
    };
    const framed = await open(serveSocket(answer(`content-length: ${cut.byteLength}\r\n`)));
    const unframed = await open(serveSocket(answer('connection: close\r\n')));
    expect((await get(framed, '/a')).bytes.byteLength).toBe(600);
    expect(await problemOf(get(unframed, '/a'))).toBe('unreachable');
  });
});

describe('time and cancelling', () => {
  const hasty = createFetch({ limits: { connect: 250, headers: 250, stall: 250, page: 700, image: 350 } });

  test('no answer, and no end of the headers', async () => {
    const server = await open(serve({ '/a': () => {} }));
    const slow = await open(serveSocket((socket) => socket.write('HTTP/1.1 200 OK\r\nx')));
    expect(await problemOf(get(server, '/a', {}, hasty))).toBe('timeout');
    expect(await problemOf(get(slow, '/a', {}, hasty))).toBe('timeout');
  });

  test('a handshake that never ends', async () => {
    const server = await open(serveSocket(() => {}));
    const url = server.url('/a').replace('http:', 'https:');
    expect(await problemOf(get(server, '/', { url }, hasty))).toBe('timeout');
  });

  test('a body that stalls, and one that drips', async () => {
    const drip = (every: number) => (_: unknown, response: import('node:http').ServerResponse) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      const timer = setInterval(() => response.write('x'), every);
      response.on('close', () => clearInterval(timer));
      response.write('x');
    };
    const server = await open(serve({ '/stall': drip(60_000), '/drip': drip(20) }));
    expect(await problemOf(get(server, '/stall', { kind: 'image' }, hasty))).toBe('timeout');
    expect(await problemOf(get(server, '/drip', { kind: 'image' }, hasty))).toBe('timeout');
  });

  test('cancelled before, while waiting, and in the middle of the body', async () => {
    const cancel = new AbortController();
    const server = await open(
      serve({
        '/wait': () => cancel.abort(),
        '/body': (_, response) => {
          response.writeHead(200, { 'content-type': 'text/html' }).write('x', () => middle.abort());
        },
      }),
    );
    const middle = new AbortController();
    expect(await problemOf(get(server, '/a', { signal: AbortSignal.abort() }))).toBe('cancelled');
    expect(await problemOf(get(server, '/wait', { signal: cancel.signal }))).toBe('cancelled');
    expect(await problemOf(get(server, '/body', { signal: middle.signal }))).toBe('cancelled');
    expect(server.requests).toEqual(['/wait', '/body']);
  });
});

test('only web addresses', async () => {
  const server = await open(serve({}));
  for (const url of ['file:///etc/hostname', 'ftp://example.com/', 'nonsense', '']) {
    expect(await problemOf(get(server, '/', { url }))).toBe('bad-request');
  }
});
