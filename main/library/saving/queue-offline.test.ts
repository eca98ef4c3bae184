import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SaveJob } from '../../../shared/model/save.ts';
import type { Library } from '../library.types.ts';
import { captureError } from '../network/problems.ts';
import { done, kinds, link, watchedQueue } from './queue.testing.ts';
import type { SaveQueue } from './queue.ts';
import { articlePage, openWorkshop, type Workshop } from './test-library.ts';

let workshop: Workshop;
let library: Library;
let queue: SaveQueue;
const { open, until, settled } = watchedQueue();
/** A fetch port that reaches nothing while it is `away`. */
const network = { away: false, asked: 0 };

beforeAll(async () => {
  workshop = await openWorkshop();
}, 60_000);
afterAll(() => workshop.close());
beforeEach(async () => {
  Object.assign(network, { away: false, asked: 0 });
  library = await workshop.libraryWith({
    fetch: async ({ url }) => {
      network.asked += 1;
      if (network.away) throw captureError('unreachable');
      return { status: 200, url, contentType: 'text/html', bytes: Buffer.from(articlePage(`At ${url}`)) };
    },
  });
  queue = await open(library, false);
});
afterEach(async () => {
  await queue.close(0);
  await workshop.closeLibraries();
});

/** Closes the queue as quitting does, and opens it again. */
async function reopen(online: boolean | null): Promise<void> {
  await queue.close(0);
  queue = await open(library, online);
}

const far = (path: string) => `https://example.org${path}`;
const waitsFor = (jobs: SaveJob[]) =>
  jobs.map(({ step }) => (step.kind === 'waiting' ? step.for : step.kind));

test('links wait, texts are saved, and what is known is told; the links come when the network does', async () => {
  queue.network(true);
  await queue.start([link(far('/known'))], []);
  await settled();
  queue.network(false);
  await queue.start(
    [link(far('/a')), { kind: 'text', text: 'A text', format: 'text', url: null }, link(far('/known'))],
    [],
  );
  const jobs = await until((now) => waitsFor(now).join() === 'done,network,done,done');
  expect(done(jobs[3]?.step)?.known).toBe(true);
  expect(network.asked).toBe(1);
  const end = settled();
  queue.network(true);
  expect((await end)[1]?.label).toBe('At https://example.org/a');
});

test('nothing is fetched before it is told whether there is one', async () => {
  await reopen(null);
  await queue.start([link(far('/a')), { kind: 'text', text: 'A text', format: 'text', url: null }], []);
  await until((jobs) => waitsFor(jobs).join() === 'turn,done');
  expect(network.asked).toBe(0);
  const end = settled();
  queue.network(true);
  await end;
  expect(network.asked).toBe(1);
});

test('a page that was being fetched when it went is no stub, nor is an article without its images', async () => {
  network.away = true;
  queue.network(true);
  await queue.start([link(far('/a'))], []);
  queue.network(false);
  await until((jobs) => waitsFor(jobs).join() === 'network');
  expect((await library.counts()).all).toBe(0);
  network.away = false;
  const end = settled();
  queue.network(true);
  expect(done((await end)[0]?.step)?.problem).toBeNull();
});

test('one is fetched at once when it is wanted, and waits again when it cannot be had', async () => {
  await queue.start([link(far('/a')), link(far('/b'))], []);
  const [first] = await until((jobs) => waitsFor(jobs).join() === 'network,network');
  network.away = true;
  await queue.again([first?.job ?? '']);
  await until((jobs) => network.asked === 1 && waitsFor(jobs).join() === 'network,network');
  network.away = false;
  await queue.again([first?.job ?? '']);
  await until((jobs) => waitsFor(jobs).join() === 'done,network');
});

test('a stub is fetched again later; so is what waited when the queue was closed', async () => {
  queue.network(true);
  network.away = true;
  await queue.start([link(far('/a'))], []);
  const stub = done((await settled())[0]?.step);
  expect(stub?.problem).toBe('unreachable');
  network.away = false;
  queue.network(false);
  await queue.retry(stub?.id ?? '');
  await until((jobs) => waitsFor(jobs).join() === 'network');
  await reopen(false);
  await until((jobs) => waitsFor(jobs).join() === 'network');
  const end = settled();
  queue.network(true);
  expect(done((await end)[0]?.step)).toMatchObject({ id: stub?.id, problem: null });
});

test('a page on this machine needs none', async () => {
  await queue.start([link('http://localhost:8080/a')], []);
  expect(kinds(await settled())).toEqual(['done']);
});
