import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SaveJob, SaveStep } from '../../../shared/model/save.ts';
import type { Library } from '../library.types.ts';
import { body, serve, type TestServer } from '../network/test-server.ts';
import { createSaveQueue, type SaveQueue } from './queue.ts';
import { articlePage, openWorkshop } from './test-library.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
let library: Library;
let queue: SaveQueue;
const seen: SaveJob[][] = [];
const watchers = new Set<(jobs: SaveJob[]) => void>();
const servers: TestServer[] = [];
beforeAll(async () => {
  workshop = await openWorkshop();
}, 60_000);
afterAll(() => workshop.close());
beforeEach(async () => {
  library = await workshop.library();
  queue = createSaveQueue(library, {
    onChange: (jobs) => {
      seen.push(jobs);
      for (const watcher of watchers) watcher(jobs);
    },
  });
});
afterEach(async () => {
  await queue.close();
  seen.length = 0;
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await workshop.closeLibraries();
});

async function site(answers: Parameters<typeof serve>[0]): Promise<TestServer> {
  const server = await serve(answers);
  servers.push(server);
  return server;
}

/** Waits until the queue tells of a state that holds. */
function until(holds: (jobs: SaveJob[]) => boolean): Promise<SaveJob[]> {
  return new Promise((resolve) => {
    const watcher = (jobs: SaveJob[]) => {
      if (!holds(jobs)) return;
      watchers.delete(watcher);
      resolve(jobs);
    };
    watchers.add(watcher);
  });
}
const isOver = ({ step }: SaveJob) => ['done', 'failed', 'cancelled'].includes(step.kind);
const settled = () => until((jobs) => jobs.every(isOver));
const kinds = (jobs: SaveJob[]) => jobs.map(({ step }) => step.kind);
const link = (url: string) => ({ kind: 'link', url }) as const;
const done = (step: SaveStep | undefined) => (step?.kind === 'done' ? step : null);

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
  const started = queue.start(items, ['batch']);
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
  queue.start(
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
  const started = queue.start(
    Array.from({ length: 5 }, (_, index) => link(server.url(`/${index}`))),
    [],
  );
  await until((jobs) => jobs.some(({ step }) => step.kind === 'fetching'));
  queue.cancel(started[4]?.job ?? '');
  expect(kinds(queue.jobs())[4]).toBe('cancelled');
  queue.cancel(null);
  expect(kinds(await settled())).toEqual(Array(5).fill('cancelled'));
  expect((await library.counts()).all).toBe(0);
});

test('finished rows are dismissed, the others stay', async () => {
  const server = await site({ '/hang': () => {} });
  queue.start([link('nonsense'), link(server.url('/hang'))], []);
  await until((jobs) => kinds(jobs)[0] === 'failed' && kinds(jobs)[1] === 'fetching');
  queue.dismiss();
  expect(kinds(queue.jobs())).toEqual(['fetching']);
});

test('a stub is fetched again in its own row, and not twice', async () => {
  let up = false;
  const server = await site({
    '/a': (request, response) =>
      up ? body(articlePage('At last'))(request, response) : response.writeHead(503).end(),
  });
  queue.start([link(server.url('/a')), link('nonsense')], []);
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

test('closing cancels what runs and what waits', async () => {
  const server = await site({ '*': () => {} });
  queue.start(
    Array.from({ length: 4 }, (_, index) => link(server.url(`/${index}`))),
    [],
  );
  await queue.close();
  expect(kinds(queue.jobs())).toEqual(Array(4).fill('cancelled'));
});
