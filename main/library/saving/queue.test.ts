import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type QueueChange, queueAfter, type SaveJob } from '../../../shared/model/save.ts';
import type { Library } from '../library.types.ts';
import { body, serve, type TestServer } from '../network/test-server.ts';
import { done, kinds, link, watchedQueue } from './queue.testing.ts';
import { openSaveQueue, type SaveQueue } from './queue.ts';
import { articlePage, openWorkshop, type Workshop } from './test-library.ts';

let workshop: Workshop;
let library: Library;
let queue: SaveQueue;
const { open, until, settled } = watchedQueue();
const servers: TestServer[] = [];
beforeAll(async () => {
  workshop = await openWorkshop();
}, 60_000);
afterAll(() => workshop.close());
beforeEach(async () => {
  library = await workshop.library();
  queue = await open(library);
});
afterEach(async () => {
  await queue.close(0);
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await workshop.closeLibraries();
});

/** Closes the queue as quitting does, and opens it again. */
async function reopen(online: boolean | null = true): Promise<void> {
  await queue.close(0);
  queue = await open(library, online);
}

/** Names of the files on the disk. */
const onDisk = () => readdir(join(library.dir, 'queue'));

async function site(answers: Parameters<typeof serve>[0]): Promise<TestServer> {
  const server = await serve(answers);
  servers.push(server);
  return server;
}

test('saves what it is given, each with how it went, in order', async () => {
  const server = await site({ '/a': body(articlePage('One')), '/b': body(articlePage('Two')) });
  const items = [
    link(server.url('/a')),
    link(server.url('/missing')),
    { kind: 'text', text: 'High water\n\nThe river rose.', format: 'text', url: null } as const,
    { kind: 'file', name: 'a.pdf', bytes: new Uint8Array(3), url: null } as const,
    link('nonsense'),
    link(server.url('/b')),
  ];
  const started = await queue.start(items, ['batch']);
  expect(started.map(({ label }) => label)).toEqual([
    `127.0.0.1:${server.typed.port}/a`,
    `127.0.0.1:${server.typed.port}/missing`,
    'High water',
    'a.pdf',
    'nonsense',
    `127.0.0.1:${server.typed.port}/b`,
  ]);
  const jobs = await settled();
  expect(jobs.map(({ job }) => job)).toEqual(started.map(({ job }) => job));
  expect(kinds(jobs)).toEqual(['done', 'done', 'done', 'failed', 'failed', 'done']);
  expect(done(jobs[1]?.step)?.problem).toBe('not-found');
  expect(jobs[3]?.step).toEqual({ kind: 'failed', code: 'unsupported-file' });
  expect(jobs[4]?.step).toEqual({ kind: 'failed', code: 'bad-request' });
  expect(jobs.map(({ label }) => label)).toEqual([
    'One',
    `127.0.0.1:${server.typed.port}/missing`,
    'High water',
    'a.pdf',
    'nonsense',
    'Two',
  ]);
  const first = done(jobs[0]?.step);
  expect(first).toMatchObject({ known: false, images: 0, problem: null });
  expect((await library.get(first?.id ?? '')).tags).toEqual(['batch']);
});

test('three run at once, the others wait', async () => {
  let open = 0;
  const answers: (() => void)[] = [];
  const server = await site({
    '*': (request, response) => {
      open += 1;
      answers.push(() => {
        open -= 1;
        body(articlePage(`Page ${request.url}`))(request, response);
      });
    },
  });
  await queue.start(
    Array.from({ length: 5 }, (_, index) => link(server.url(`/${index}`))),
    [],
  );
  await until(
    (jobs) => answers.length === 3 && kinds(jobs).filter((kind) => kind === 'fetching').length === 3,
  );
  expect(kinds(queue.jobs())).toEqual(['fetching', 'fetching', 'fetching', 'waiting', 'waiting']);
  expect(open).toBe(3);
  const end = settled();
  // Each answer lets another request in.
  for (let answered = 0; answered < 5; answered += 1) {
    await expect.poll(() => answers.length).toBeGreaterThan(0);
    expect(open).toBeLessThanOrEqual(3);
    answers.shift()?.();
  }
  expect(kinds(await end)).toEqual(['done', 'done', 'done', 'done', 'done']);
});

test('one is cancelled, then all that are left; none is saved, all stay in the list', async () => {
  const server = await site({ '*': () => {} });
  const started = await queue.start(
    Array.from({ length: 5 }, (_, index) => link(server.url(`/${index}`))),
    [],
  );
  await until((jobs) => jobs.some(({ step }) => step.kind === 'fetching'));
  await queue.cancel(started[4]?.job ?? '');
  expect(kinds(queue.jobs())[4]).toBe('cancelled');
  const end = settled();
  await queue.cancel(null);
  expect(kinds(await end)).toEqual(Array(5).fill('cancelled'));
  expect(await onDisk()).toEqual([]);
  expect((await library.counts()).all).toBe(0);
});

test('finished rows are dismissed; what failed only by its name', async () => {
  const server = await site({ '/hang': () => {}, '/a': body(articlePage('One')) });
  await queue.start([link('nonsense'), link(server.url('/hang')), link(server.url('/a'))], []);
  const jobs = await until((now) => kinds(now).join() === 'failed,fetching,done');
  await queue.dismiss(null);
  expect(kinds(queue.jobs())).toEqual(['failed', 'fetching']);
  await queue.dismiss(jobs.map(({ job }) => job));
  expect(kinds(queue.jobs())).toEqual(['fetching']);
  expect(await onDisk()).toEqual([`${queue.jobs()[0]?.job}.json`]);
});

test('a stub is fetched again in its own row, and not twice', async () => {
  let up = false;
  const server = await site({
    '/a': (request, response) =>
      up ? body(articlePage('At last'))(request, response) : response.writeHead(503).end(),
  });
  await queue.start([link(server.url('/a')), link('nonsense')], []);
  const stub = done((await settled())[0]?.step);
  expect(stub?.problem).toBe('server-error');
  up = true;
  const retried = await Promise.all([queue.retry(stub?.id ?? ''), queue.retry(stub?.id ?? '')]);
  expect(new Set(retried.map(({ job }) => job)).size).toBe(1);
  const jobs = await settled();
  expect(kinds(jobs)).toEqual(['done', 'failed']);
  expect(done(jobs[0]?.step)).toMatchObject({ id: stub?.id, problem: null, known: false });
  await expect(queue.retry('0000000000000000')).rejects.toMatchObject({ failure: { code: 'not-found' } });
});

test('a link that stands in one paste twice is one; put in again, it is the one that is there', async () => {
  const server = await site({ '/a': body(articlePage('One')) });
  const url = server.url('/a');
  await queue.start([link(url), link(`${url}?utm_source=x`), link(`${url}#top`)], []);
  await queue.start([link(url)], ['later']);
  const jobs = await settled();
  expect(jobs.map(({ step }) => done(step)?.known)).toEqual([false, true]);
  expect(server.requests).toHaveLength(1);
  expect((await library.get(done(jobs[0]?.step)?.id ?? '')).tags).toEqual(['later']);
});

test('a text is saved at once though pages are slow to come, and a page has its title while its images come', async () => {
  const image = '<img src="/a.gif" width="600" height="400">';
  const server = await site({ '/a': body(articlePage('Slow', { body: image })), '*': () => {} });
  await queue.start(
    [1, 2].map((number) => link(server.url(`/${number}`))).concat(link(server.url('/a'))),
    [],
  );
  await queue.start([{ kind: 'text', text: 'High water\n\nThe river rose.', format: 'text', url: null }], []);
  const jobs = await until((now) => kinds(now)[3] === 'done' && kinds(now)[2] === 'images');
  expect(jobs[2]?.label).toBe('Slow');
});

describe('what was put in outlives the queue', () => {
  const items = (server: TestServer) => [
    link(server.url('/a')),
    { kind: 'text', text: 'High water\n\nThe river rose.', format: 'text', url: null } as const,
    { kind: 'file', name: 'a.md', bytes: new TextEncoder().encode('# File\n\nWords.'), url: null } as const,
  ];

  test('on the disk when it is acknowledged, and gone once it is saved', async () => {
    const server = await site({ '/a': body(articlePage('One')) });
    const started = await queue.start(items(server), ['later']);
    const [first, text, file] = started.map(({ job }) => job);
    expect(await onDisk()).toEqual(
      [`${first}.json`, `${text}.json`, `${text}.content`, `${file}.json`, `${file}.content`].sort(),
    );
    await settled();
    expect(await onDisk()).toEqual([]);
  });

  test('closed while pages are fetched, it goes on where it was; nothing becomes a stub', async () => {
    let up = false;
    const server = await site({
      '*': (request, response) => {
        if (up) body(articlePage(`Page ${request.url}`))(request, response);
      },
    });
    const links = Array.from({ length: 5 }, (_, index) => link(server.url(`/${index}`)));
    const started = await queue.start(links, ['later']);
    await until((jobs) => kinds(jobs).filter((kind) => kind === 'fetching').length === 3);
    await queue.close(0);
    expect(kinds(queue.jobs())).toEqual(Array(5).fill('waiting'));
    expect((await library.counts()).all).toBe(0);
    up = true;
    queue = await open(library);
    expect(queue.jobs().map(({ job, label }) => [job, label])).toEqual(
      started.map(({ job, label }) => [job, label]),
    );
    const jobs = await settled();
    expect(jobs.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4].map((number) => `Page /${number}`));
    expect((await library.get(done(jobs[0]?.step)?.id ?? '')).tags).toEqual(['later']);
  });

  test('what failed stays with what was put in, until it is tried again or dismissed', async () => {
    await queue.start([{ kind: 'file', name: 'a.pdf', bytes: new Uint8Array([1, 2, 3]), url: null }], []);
    const [failed] = await settled();
    await reopen();
    expect(queue.jobs()).toEqual([failed]);
    expect(Buffer.from(await library.jobs.content(failed?.job ?? ''))).toEqual(Buffer.from([1, 2, 3]));
    const end = settled();
    await queue.again(null);
    expect(kinds(await end)).toEqual(['failed']);
    await queue.dismiss([failed?.job ?? '']);
    await reopen();
    expect(queue.jobs()).toEqual([]);
    expect(await onDisk()).toEqual([]);
  });

  test('what was saved before the end is not saved twice', async () => {
    const server = await site({ '/a': body(articlePage('One')) });
    await queue.start(items(server), []);
    const folder = join(library.dir, 'queue');
    const kept = await Promise.all(
      (await onDisk()).map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
    );
    await settled();
    // As if the power had gone before the jobs were taken away.
    for (const { name, bytes } of kept) await writeFile(join(folder, name), bytes);
    await reopen();
    expect(queue.jobs()).toEqual([]);
    expect(await onDisk()).toEqual([]);
    expect((await library.counts()).all).toBe(3);
  });

  test('what is damaged is set aside and told; the others go on', async () => {
    await reopen(null);
    const started = await queue.start(
      [1, 2, 3].map((number) => ({
        kind: 'file',
        name: `${number}.png`,
        bytes: new Uint8Array(4),
        url: null,
      })),
      [],
    );
    await settled();
    const [torn, empty, good] = started.map(({ job }) => job);
    await writeFile(join(library.dir, 'queue', `${torn}.json`), '{"version":1,"jo');
    await rm(join(library.dir, 'queue', `${empty}.content`));
    await reopen();
    expect(queue.jobs().map(({ job }) => job)).toEqual([good]);
    expect(library.findings().map(({ kind, repaired }) => [kind, repaired])).toEqual([
      ['damaged-job', true],
      ['damaged-job', true],
    ]);
    const aside = (await readdir(join(library.dir, 'set-aside'))).join();
    for (const name of [`${torn}.json`, `${torn}.content`, `${empty}.json`]) expect(aside).toContain(name);
  });
});

test('a library that can only be read takes nothing in, and says why', async () => {
  const reader = await workshop.reader(library);
  const closed = await openSaveQueue(reader, { online: true, onChange: () => {} });
  await expect(closed.start([link('https://example.org/')], [])).rejects.toMatchObject({
    failure: { code: 'read-only' },
  });
  expect(closed.jobs()).toEqual([]);
  await closed.close(0);
});

test('tells of those that became others, and of all only when they came or went', async () => {
  const told: QueueChange[] = [];
  const watched = await openSaveQueue(library, { online: null, onChange: (change) => told.push(change) });
  const waiting = Array.from({ length: 50 }, (_, at) => link(`https://example.org/${at}`));
  await watched.start(waiting, []);
  const [text] = await watched.start([{ kind: 'text', text: 'Words.', format: 'text', url: null }], []);
  const isTold = () => told.reduce<SaveJob[]>(queueAfter, []);
  await expect.poll(() => isTold().find(({ job }) => job === text?.job)?.step.kind).toBe('done');
  told.length = 0;
  const [file] = await watched.start(
    [{ kind: 'file', name: 'a.md', bytes: Buffer.from('Words.'), url: null }],
    [],
  );
  await expect.poll(() => watched.jobs().at(-1)?.step.kind).toBe('done');
  await expect.poll(() => told.at(-1)?.jobs.at(-1)?.step.kind).toBe('done');
  for (const { whole, jobs } of told.slice(1)) {
    expect(whole).toBe(false);
    expect(jobs.map(({ job }) => job)).toEqual([file?.job]);
  }
  expect(told.reduce<SaveJob[]>(queueAfter, [])).toEqual(watched.jobs());
  await watched.close(0);
});
