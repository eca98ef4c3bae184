import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import { createFetch } from '../network/fetch.ts';
import { body, serve, type TestServer } from '../network/test-server.ts';
import type { Extracted } from '../ports.ts';
import { fetchImages, imageLimits, leaveImages } from './images.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const prefix = 'image-0123-';
const fetch = createFetch();

let server: TestServer;
const cancel = new AbortController();
beforeEach(async () => {
  server = await serve({
    '/a.png': body(png, 'image/png'),
    '/same.png': body(png, 'image/png'),
    '/b.gif': body(gif, 'image/gif'),
    '/lies.jpg': body(gif, 'image/jpeg'),
    '/html.png': body('<html>', 'image/png'),
    '/page.png': body('<html>', 'text/html'),
    '/icon.svg': body('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
    '/empty.png': body('', 'image/png'),
    '/octets': body(png, 'application/octet-stream'),
    '/cancel.png': () => cancel.abort(),
  });
});
afterEach(() => server.close());

function article(addresses: string[], lead: number | null = null): Extracted {
  const nothing = { byline: null, site: null, lang: null, published: null, modified: null, excerpt: null };
  return {
    ...nothing,
    title: 'T',
    canonicalUrl: null,
    html: '',
    text: '',
    words: 0,
    personal: null,
    problem: null,
    lead,
    images: addresses.map((url) => ({ url, alt: '' })),
    markdown: addresses.map((_, index) => `![](${prefix}${index})`).join('\n'),
  };
}

async function run(extracted: Extracted, signal = new AbortController().signal, limits = imageLimits) {
  const progress: string[] = [];
  const onProgress = (done: number, total: number) => progress.push(`${done}/${total}`);
  const options = { fetch, typed: server.typed, referrer: null, signal, onProgress, limits };
  const local = await fetchImages(extracted, prefix, options);
  return { ...local, lines: local.markdown.split('\n'), progress };
}

test('good ones become files, named by their content and their true type', async () => {
  const { lines, images, progress } = await run(
    article(['/a.png', '/lies.jpg', '/octets'].map((path) => server.url(path))),
  );
  expect(lines[0]).toMatch(/^!\[\]\(images\/[0-9a-f]{16}\.png\)$/);
  expect(lines[1]).toMatch(/^!\[\]\(images\/[0-9a-f]{16}\.gif\)$/);
  expect(images.map(({ bytes }) => Buffer.from(bytes))).toEqual(expect.arrayContaining([png, gif]));
  expect(progress[0]).toBe('0/3');
  expect(progress.at(-1)).toBe('3/3');
});

test('the same address is fetched once, the same content kept once', async () => {
  const paths = ['/a.png', '/a.png', '/same.png', '/octets'];
  const { lines, images } = await run(article(paths.map((path) => server.url(path))));
  expect(new Set(lines).size).toBe(1);
  expect(images).toHaveLength(1);
  expect(server.requests.filter((path) => path === '/a.png')).toHaveLength(1);
});

test('what is no image, or cannot be had, keeps its address', async () => {
  const paths = ['/missing.png', '/html.png', '/page.png', '/icon.svg', '/empty.png'];
  const addresses = [
    ...paths.map((path) => server.url(path)),
    'http://127.0.0.1:1/x.png',
    'file:///etc/hostname',
    '',
  ];
  const { lines, images, progress } = await run(article(addresses));
  expect(lines).toEqual(addresses.map((address) => `![](${address})`));
  expect(images).toEqual([]);
  expect(progress.at(-1)).toBe('6/6');
});

test('addresses that would break Markdown, a table or an attribute are escaped', async () => {
  const address = `http://127.0.0.1:1/a(b)|c'd.png?q=\\"<>`;
  const { lines } = await run(article([address]));
  expect(lines[0]).toBe('![](http://127.0.0.1:1/a%28b%29%7Cc%27d.png?q=%5C%22%3C%3E)');
});

test('data: addresses are unpacked', async () => {
  const { lines, images } = await run(
    article([
      `data:image/gif;base64,${gif.toString('base64')}`,
      `data:image/png,${[...png].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
      `DATA:image/png;charset=x;base64,${encodeURIComponent(png.toString('base64'))}`,
      'data:image/svg+xml,<svg/>',
      `data:image/svg+xml,${'x'.repeat(10_000)}`,
      'data:nonsense',
    ]),
  );
  expect(images).toHaveLength(2);
  expect(lines[0]).toMatch(/images\/[0-9a-f]{16}\.gif/);
  expect(lines[1]).toMatch(/images\/[0-9a-f]{16}\.png/);
  expect(lines[2]).toBe(lines[1]);
  expect(lines.slice(3)).toEqual(['![](data:image/svg+xml,%3Csvg/%3E)', '![]()', '![](data:nonsense)']);
});

test('the lead image is kept though it is not in the text', async () => {
  const extracted = article([server.url('/a.png'), server.url('/b.gif')], 1);
  const { lead, images } = await run({ ...extracted, markdown: `![](${prefix}0)` });
  expect(images).toHaveLength(2);
  expect(lead).toMatch(/^images\/[0-9a-f]{16}\.gif$/);
  expect((await run(article([server.url('/missing.png')], 0))).lead).toBeNull();
});

test('private places that were not typed are not asked', async () => {
  const other = await serve({ '*': body(png, 'image/png') });
  const { images } = await run(article([other.url('/a.png'), server.url('/b.gif')]));
  expect(images).toHaveLength(1);
  expect(other.requests).toEqual([]);
  await other.close();
});

test('no more than the limit of images, at most four at once', async () => {
  let open = 0;
  let most = 0;
  const busy = await serve({
    '*': (_, response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.writeHead(200, { 'content-type': 'image/gif' }).end(gif);
      });
    },
  });
  const addresses = Array.from({ length: imageLimits.count + 5 }, (_, index) => busy.url(`/${index}`));
  const options = {
    fetch,
    typed: busy.typed,
    referrer: null,
    signal: new AbortController().signal,
    onProgress: () => {},
  };
  const { markdown } = await fetchImages(article(addresses, addresses.length - 1), prefix, options);
  expect(busy.requests).toHaveLength(imageLimits.count);
  expect(busy.requests[0]).toBe(`/${addresses.length - 1}`);
  expect(most).toBeLessThanOrEqual(imageLimits.atOnce);
  expect(markdown.match(/images\//g)).toHaveLength(imageLimits.count);
  await busy.close();
});

test('bytes of each, bytes in all, and time in all are limited', async () => {
  const extracted = article([server.url('/a.png'), server.url('/b.gif'), server.url('/same.png')]);
  const running = new AbortController().signal;
  const each = await run(extracted, running, { ...imageLimits, bytesEach: png.byteLength });
  expect(each.images.map(({ name }) => name.slice(-3))).toEqual(['png']);
  const all = await run(extracted, running, { ...imageLimits, atOnce: 1, bytes: png.byteLength });
  expect(all.images.map(({ name }) => name.slice(-3))).toEqual(['png']);
  expect(all.lines[2]).toBe(all.lines[0]);
  const stalled = await serve({ '*': () => {} });
  const addresses = Array.from({ length: 9 }, (_, index) => stalled.url(`/${index}`));
  const options = { fetch, typed: stalled.typed, referrer: null, signal: running, onProgress: () => {} };
  const late = await fetchImages(article(addresses), prefix, {
    ...options,
    limits: { ...imageLimits, ms: 100 },
  });
  expect(late.markdown).toContain(stalled.url('/8'));
  expect(late.images).toEqual([]);
  await stalled.close();
});

test('cancelling ends it', async () => {
  const failed = run(article([server.url('/a.png'), server.url('/cancel.png')]), cancel.signal);
  await expect(failed).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  await expect(failed).rejects.toBeInstanceOf(LibraryError);
});

test('without fetching, every image keeps its address, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), { maxLength: 20 }),
      (addresses) => {
        const { markdown } = leaveImages(article(addresses), prefix);
        const lines = markdown.split('\n');
        expect(lines).toHaveLength(Math.max(1, addresses.length));
        for (const line of lines) expect(line).toMatch(/^(?:!\[\]\([^\s()<>"'\\|]*\))?$/);
      },
    ),
  );
});
