import { expect, test } from 'vitest';
import { type Failure, LibraryError } from '../../shared/errors.ts';
import type { ExportSelection, ExportState } from '../../shared/ipc/contract.ts';
import { exportChoices } from '../../shared/model/export.ts';
import { createExports } from './exports.ts';

const selection: ExportSelection = { kind: 'view', view: { kind: 'all' } };
const choices = exportChoices.parse({});
const options = { ...choices, existing: 'ask' };

const written = {
  kind: 'written',
  articles: 3,
  total: 3,
  files: 3,
  first: '/out/a.md',
  skipped: { count: 0, titles: [] },
  cancelled: false,
};
const taken = { kind: 'taken', path: '/out/a.md', count: 2, total: 3 };
type End = Failure | typeof written | typeof taken;
type Run = { input: unknown; signal: AbortSignal | undefined; end: (how: End) => void };

/** Exports into a worker whose runs end when the test says so. */
function exporting(folders: (string | null)[]) {
  const runs: Run[] = [];
  const told: ExportState[] = [];
  const exports = createExports({
    host: {
      call: (_name, input, { signal } = {}) =>
        new Promise((resolve, reject) => {
          const end = (how: End) => {
            if ('code' in how) reject(new LibraryError(how));
            else Reflect.apply(resolve, undefined, [how]);
          };
          signal?.addEventListener('abort', () => end({ code: 'cancelled', details: {} }));
          runs.push({ input, signal, end });
        }),
    },
    folder: async () => folders.shift() ?? null,
    tell: (state) => told.push(state),
    log: () => {},
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { exports, runs, told, turn };
}

test('exports into the chosen folder, and tells how far', async () => {
  const { exports, runs, told, turn } = exporting(['/out']);
  expect(await exports.start(selection, choices)).toBe(true);
  exports.progress({ done: 1, total: 3 });
  runs[0]?.end(written);
  await turn();
  expect(runs[0]?.input).toEqual({ selection, options, out: '/out' });
  expect(told).toEqual([
    { kind: 'running', format: 'markdown', done: 0, total: 0 },
    { kind: 'running', format: 'markdown', done: 1, total: 3 },
    { kind: 'done', format: 'markdown', articles: 3, path: '/out', skipped: { count: 0, titles: [] } },
  ]);
  expect(exports.written()).toBe('/out/a.md');
});

test('one file is told by its own path', async () => {
  const { exports, runs, told, turn } = exporting(['/out']);
  await exports.start(selection, choices);
  runs[0]?.end({ ...written, files: 1 });
  await turn();
  expect(told.at(-1)).toMatchObject({ kind: 'done', path: '/out/a.md' });
});

test('does nothing when the dialog is left', async () => {
  const { exports, runs, told } = exporting([null]);
  expect(await exports.start(selection, choices)).toBe(false);
  expect([runs, told]).toEqual([[], []]);
});

test('one at a time', async () => {
  const { exports, runs } = exporting(['/out', '/other']);
  await exports.start(selection, choices);
  expect(await exports.start(selection, choices)).toBe(false);
  expect(exports.answer('replace')).toBe(false);
  expect(runs).toHaveLength(1);
});

test.each(['replace', 'keep-both'] as const)(
  'what is there is asked about, and then: %s',
  async (existing) => {
    const { exports, runs, told, turn } = exporting(['/out']);
    expect(exports.answer(existing)).toBe(false);
    await exports.start(selection, choices);
    runs[0]?.end(taken);
    await turn();
    expect(told.at(-1)).toEqual({ kind: 'asks', path: '/out/a.md', count: 2, total: 3 });
    expect(exports.answer(existing)).toBe(true);
    expect(runs[1]?.input).toEqual({ selection, options: { ...options, existing }, out: '/out' });
    runs[1]?.end(written);
    await turn();
    expect(exports.answer(existing)).toBe(false);
  },
);

test('what is asked can be left', async () => {
  const { exports, runs, told, turn } = exporting(['/out']);
  await exports.start(selection, choices);
  runs[0]?.end(taken);
  await turn();
  expect(exports.answer('cancel')).toBe(false);
  expect(told.at(-1)).toEqual({ kind: 'idle' });
  expect(runs).toHaveLength(1);
});

test('another failure is told with its place, and not tried again', async () => {
  const { exports, runs, told, turn } = exporting(['/out', '/out']);
  await exports.start(selection, choices);
  runs[0]?.end({ code: 'disk-full', details: { path: '/out/b.md' } });
  await turn();
  expect(told.at(-1)).toEqual({ kind: 'failed', code: 'disk-full', path: '/out/b.md', done: 0 });
  expect(exports.answer('replace')).toBe(false);
  expect(await exports.start(selection, choices)).toBe(true);
});

test('cancel ends it with how far it came', async () => {
  const { exports, told, turn } = exporting(['/out']);
  await exports.start(selection, choices);
  exports.progress({ done: 2, total: 9 });
  exports.cancel();
  await turn();
  expect(told.at(-1)).toEqual({ kind: 'cancelled', done: 2, total: 9, path: '/out' });
});
