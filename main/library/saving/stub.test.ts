import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Library } from '../library.types.ts';
import { captureError } from '../network/problems.ts';
import { body, redirect, serve, type TestServer } from '../network/test-server.ts';
import type { Ports } from '../ports.ts';
import { retryStub, saveItem } from './save.ts';
import {
  articlePage,
  codeOf,
  gif,
  openWorkshop,
  quietly,
  type Savers,
  saversOf,
  sourceOf,
  type Workshop,
} from './test-library.ts';

type Answers = Parameters<typeof serve>[0];

let workshop: Workshop;
let library: Library;
let save: Savers;
const servers: TestServer[] = [];
beforeAll(async () => {
  workshop = await openWorkshop({ timeMs: 3000 });
}, 60_000);
afterAll(() => workshop.close());
beforeEach(async () => {
  library = await workshop.library();
  save = saversOf(library, workshop.ports);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await workshop.closeLibraries();
});

async function site(answers: Answers): Promise<TestServer> {
  const server = await serve(answers);
  servers.push(server);
  return server;
}
const count = async () => (await library.counts()).all;

describe('a page that cannot be had is kept as a stub', () => {
  test.each([
    ['not-found', (): Answers => ({})],
    ['blocked', (): Answers => ({ '*': (_, response) => response.writeHead(403).end() })],
    ['server-error', (): Answers => ({ '*': (_, response) => response.writeHead(500).end() })],
    ['login', (): Answers => ({ '*': (_, response) => response.writeHead(401).end() })],
    ['unsupported-type', (): Answers => ({ '*': body('PK', 'application/zip') })],
    ['too-large', (): Answers => ({ '*': body(Buffer.alloc(26 * 1024 * 1024, 32)) })],
    ['too-many-redirects', (): Answers => ({ '*': redirect('/again') })],
    ['unreachable', (): Answers => ({ '*': (request) => request.socket.destroy() })],
  ])('%s', async (problem, answers) => {
    const server = await site(answers());
    const { record, known } = await save.link(server.url('/news/high%20water?p=1'), { tags: ['later'] });
    expect(known).toBe(false);
    expect(record).toMatchObject({
      url: server.url('/news/high%20water?p=1'),
      title: `127.0.0.1:${server.typed.port}/news/high water?p=1`,
      tags: ['later'],
      words: 0,
      problem,
    });
    expect(await library.markdown(record.id)).toBe('');
  });

  test.each([
    ['pdf', 'application/pdf', '%PDF-1.7'],
    ['pdf', 'text/html', '%PDF-1.7'],
    ['image', 'image/png', 'x'],
    ['audio', 'audio/mpeg', 'x'],
    ['video', 'application/octet-stream', 'x'],
  ])('%s, as %s: called by its name, and by one that is given to it', async (problem, type, content) => {
    const server = await site({ '*': body(content, type) });
    const address = server.url('/files/high%20water.mp4?v=2');
    const { record } = await save.link(address);
    expect(record).toMatchObject({
      problem,
      title: 'high water.mp4',
      site: `127.0.0.1:${server.typed.port}`,
    });
    await library.change([record.id], { title: 'The report' });
    server.requests.length = 0;
    const again = await retryStub(library, workshop.ports, record.id, quietly());
    expect(again.record).toMatchObject({ problem, title: 'The report' });
  });

  test('a redirect to another private place', async () => {
    const inner = await site({ '*': body(articlePage('Secret')) });
    const server = await site({ '/a': redirect(inner.url('/')) });
    expect((await save.link(server.url('/a'))).record).toMatchObject({
      url: server.url('/a'),
      problem: 'private-address',
    });
    expect(inner.requests).toEqual([]);
  });

  test('a private place that another program asked for, also when it is tried again', async () => {
    const server = await site({ '/a': body(articlePage('Inside')) });
    const { record } = await save.item({ kind: 'link', url: server.url('/a'), outside: true });
    expect(record).toMatchObject({ url: server.url('/a'), problem: 'private-address' });
    const again = await retryStub(library, workshop.ports, record.id, quietly());
    expect(again.record).toMatchObject({ problem: 'private-address' });
    expect(server.requests).toEqual([]);
    expect((await save.link(server.url('/a'))).record).toMatchObject({ title: 'Inside', problem: null });
  });

  test('images elsewhere on this machine are not asked for', async () => {
    const inner = await site({ '*': body(gif, 'image/gif') });
    const image = `<img src="${inner.url('/a.gif')}" width="600" height="400">`;
    const server = await site({ '/a': body(articlePage('Once', { body: image })) });
    const { record, images } = await save.link(server.url('/a'));
    expect(images).toBe(0);
    expect(await library.markdown(record.id)).toContain(inner.url('/a.gif'));
    expect(inner.requests).toEqual([]);
  });

  test('a page without an article keeps what it has', async () => {
    const page = '<html><head><title>Menu</title></head><body><p>Soup of the day.</p></body></html>';
    const server = await site({ '/a': body(page), '/empty': body('') });
    const { record } = await save.link(server.url('/a'));
    expect(record).toMatchObject({ title: 'Menu', problem: 'not-article' });
    expect(await library.markdown(record.id)).toContain('Soup of the day.');
    expect((await sourceOf(library, record.id, 'html')).toString()).toBe(page);
    expect((await save.link(server.url('/empty'))).record.problem).toBe('not-article');
  });

  test('a page that goes over the limits becomes plain text', async () => {
    const page = `<title>Deep</title>${'<div>'.repeat(100_000)}The river rose by two metres.`;
    const server = await site({ '/a': body(page), '/b': body(articlePage('Next')) });
    const { record } = await save.link(server.url('/a'));
    expect(record).toMatchObject({ title: 'Deep', problem: 'over-limit' });
    expect(await library.markdown(record.id)).toContain('The river rose by two metres.');
    expect((await sourceOf(library, record.id, 'html')).byteLength).toBe(page.length);
    expect((await save.link(server.url('/b'))).record.title).toBe('Next');
  }, 30_000);
});

describe('cancelling keeps nothing', () => {
  test.each(['page', 'image'])('while the %s is fetched', async (what) => {
    const cancel = new AbortController();
    const image = '<img src="/a.gif" width="600" height="400">';
    const server = await site({
      '/a': what === 'page' ? () => cancel.abort() : body(articlePage('Once', { body: image })),
      '/a.gif': () => cancel.abort(),
    });
    expect(await codeOf(save.link(server.url('/a'), { signal: cancel.signal }))).toBe('cancelled');
    expect(await count()).toBe(0);
    expect(await library.findByUrl(server.url('/a'))).toBeNull();
  });
});

describe('while the network is away', () => {
  const image = '<img src="/a.gif" width="600" height="400">';
  const away = (): Ports => ({
    ...workshop.ports,
    fetch: async ({ kind, url }) => {
      if (kind === 'image') throw captureError('unreachable');
      const bytes = Buffer.from(articlePage('Once', { body: image }));
      return { status: 200, url, contentType: 'text/html', bytes };
    },
  });

  test('an article is not kept without its images', async () => {
    const item = { kind: 'link', url: 'https://example.org/a' } as const;
    const saving = quietly({ offline: () => true, insist: true });
    expect(await codeOf(saveItem(library, away(), item, saving))).toBe('capture');
    expect(await count()).toBe(0);
    const { record, images } = await saveItem(library, away(), item, quietly());
    expect({ images, problem: record.problem }).toEqual({ images: 0, problem: null });
  });

  test('a text that a person handed in is kept', async () => {
    const text = '# Low water\n\nThe river fell.\n\n![bridge](https://example.org/a.gif)';
    const bytes = new TextEncoder().encode(text);
    const item = { kind: 'file', name: 'a.md', bytes, url: null } as const;
    const { record, images } = await saveItem(library, away(), item, quietly({ offline: () => true }));
    expect({ images, problem: record.problem }).toEqual({ images: 0, problem: null });
    expect(await library.markdown(record.id)).toContain('![bridge](https://example.org/a.gif)');
  });
});

describe('a stub', () => {
  test('that has its address from a page is not fetched from a private place, unless it is typed', async () => {
    const server = await site({ '/a': body(articlePage('Inside')) });
    const menu = (head: string) =>
      `<html><head><title>Menu</title>${head}</head><body><p>Soup of the day.</p></body></html>`;
    for (const page of [
      menu(`<link rel="canonical" href="${server.url('/a')}">`),
      `<!-- saved from url=(0022)${server.url('/a')} -->${menu('')}`,
    ]) {
      const { record } = await save.file('menu.html', page);
      expect(record).toMatchObject({ problem: 'not-article', url: server.url('/a') });
      const again = await retryStub(library, workshop.ports, record.id, quietly());
      expect(again.record).toEqual(record);
      expect(server.requests).toEqual([]);
    }
    expect(await count()).toBe(1);
    expect((await save.link(server.url('/a'))).record).toMatchObject({ title: 'Inside', problem: null });
    expect(await count()).toBe(1);
  });

  test('that is fetched again keeps its id, tags and state', async () => {
    let up = false;
    const answer: Answers['x'] = (_, response) =>
      up
        ? response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage('At last'))
        : response.writeHead(503).end();
    const server = await site({ '/a': answer });
    const stub = (await save.link(server.url('/a'), { tags: ['later'] })).record;
    await library.change([stub.id], { favourite: true });
    expect(await retryStub(library, workshop.ports, stub.id, quietly())).toMatchObject({
      known: true,
      record: { problem: 'server-error' },
    });
    up = true;
    const saved = await save.link(server.url('/a'));
    expect(saved).toMatchObject({
      known: false,
      record: { id: stub.id, title: 'At last', favourite: true, problem: null },
    });
    expect(saved.record.tags).toEqual(['later']);
    expect(await library.markdown(stub.id)).toContain('The river rose');
    expect(await retryStub(library, workshop.ports, stub.id, quietly())).toMatchObject({ known: true });
    expect(await count()).toBe(1);
  });

  test('tells the newest reason, and keeps the facts that the person gave', async () => {
    let answer: Answers['x'] = (_, response) => response.writeHead(503).end();
    const server = await site({ '/a': (request, response) => answer(request, response) });
    const stub = (await save.link(server.url('/a'))).record;
    const given = {
      title: 'The river story',
      byline: 'Ada Low',
      site: 'The Gazette',
      published: '2024-05-01',
    };
    await library.change([stub.id], given);
    answer = (_, response) => response.writeHead(404).end();
    const again = await retryStub(library, workshop.ports, stub.id, quietly());
    expect(again.record).toMatchObject({ id: stub.id, ...given, problem: 'not-found' });
    answer = body(articlePage('At last'));
    const filled = await retryStub(library, workshop.ports, stub.id, quietly());
    expect(filled.record).toMatchObject({ id: stub.id, ...given, problem: null });
  });

  test('that holds words loses none of them when it is fetched in vain', async () => {
    let gone = false;
    const page = '<html><head><title>Menu</title></head><body><p>Soup of the day.</p></body></html>';
    const server = await site({
      '/a': (request, response) => (gone ? response.writeHead(404).end() : body(page)(request, response)),
    });
    const { record } = await save.link(server.url('/a'));
    gone = true;
    expect((await retryStub(library, workshop.ports, record.id, quietly())).record).toEqual(record);
    expect(await library.markdown(record.id)).toContain('Soup of the day.');
  });

  test('is given the text that the person pastes for it', async () => {
    const server = await site({});
    const stub = (await save.link(server.url('/a'))).record;
    const saved = await save.text('High water\n\nThe river rose.', server.url('/a'));
    expect(saved).toMatchObject({
      known: false,
      record: { id: stub.id, title: 'High water', problem: null },
    });
    expect(await count()).toBe(1);
  });
});
