import { expect, test } from 'vitest';
import { type Failure, LibraryError } from '../../shared/errors.ts';
import type { ExportOptions, ExportSelection, ExportState } from '../../shared/ipc/contract.ts';
import { createExports } from './exports.ts';

const selection: ExportSelection = { kind: 'view', view: { kind: 'all' } };
const options: ExportOptions = { format: 'markdown', images: true, overwrite: false };

type Run = { input: unknown; signal: AbortSignal | undefined; end: (failure: Failure | null) => void };

/** Exports into a worker whose runs end when the test says so. */
function exporting(folders: (string | null)[]) {
  const runs: Run[] = [];
  const told: ExportState[] = [];
  const exports = createExports({
    host: {
      call: (_name, input, { signal } = {}) =>
        new Promise((resolve, reject) => {
          const end = (failure: Failure | null) => {
            if (failure !== null) reject(new LibraryError(failure));
            else Reflect.apply(resolve, undefined, [{ total: 3, cancelled: false }]);
          };
          signal?.addEventListener('abort', () => end({ code: 'cancelled', details: {} }));
          runs.push({ input, signal, end });
        }),
    },
    chooseFolder: async () => folders.shift() ?? null,
    tell: (state) => told.push(state),
    log: () => {},
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { exports, runs, told, turn };
}

test('exports into the chosen folder, and tells how far', async () => {
  const { exports, runs, told, turn } = exporting(['/out']);
  expect(await exports.choose(selection, options)).toBe(true);
  exports.progress({ done: 1, total: 3 });
  runs[0]?.end(null);
  await turn();
  expect(runs[0]?.input).toEqual({ selection, options, out: '/out' });
  expect(told).toEqual([
    { kind: 'running', done: 0, total: 0 },
    { kind: 'running', done: 1, total: 3 },
    { kind: 'done', total: 3, path: '/out' },
  ]);
});

test('does nothing when the dialog is left', async () => {
  const { exports, runs, told } = exporting([null]);
  expect(await exports.choose(selection, options)).toBe(false);
  expect([runs, told]).toEqual([[], []]);
});

test('one at a time', async () => {
  const { exports, runs } = exporting(['/out', '/other']);
  await exports.choose(selection, options);
  expect(await exports.choose(selection, options)).toBe(false);
  expect(exports.replace()).toBe(false);
  expect(runs).toHaveLength(1);
});

test('what is there is written over only after asking, in the same folder', async () => {
  const { exports, runs, told, turn } = exporting(['/out']);
  expect(exports.replace()).toBe(false);
  await exports.choose(selection, options);
  runs[0]?.end({ code: 'already-exists', details: { path: '/out/a.md' } });
  await turn();
  expect(told.at(-1)).toEqual({ kind: 'failed', code: 'already-exists', path: '/out/a.md', done: 0 });
  expect(exports.replace()).toBe(true);
  expect(runs[1]?.input).toEqual({ selection, options: { ...options, overwrite: true }, out: '/out' });
  runs[1]?.end(null);
  await turn();
  expect(exports.replace()).toBe(false);
});

test('another failure is told with its place, and not tried again', async () => {
  const { exports, runs, told, turn } = exporting(['/out', '/out']);
  await exports.choose(selection, options);
  runs[0]?.end({ code: 'disk-full', details: { path: '/out/b.md' } });
  await turn();
  expect(told.at(-1)).toEqual({ kind: 'failed', code: 'disk-full', path: '/out/b.md', done: 0 });
  expect(exports.replace()).toBe(false);
  expect(await exports.choose(selection, options)).toBe(true);
});

test('cancel ends it with how far it came', async () => {
  const { exports, told, turn } = exporting(['/out']);
  await exports.choose(selection, options);
  exports.progress({ done: 2, total: 9 });
  exports.cancel();
  await turn();
  expect(told.at(-1)).toEqual({ kind: 'cancelled', done: 2, total: 9, path: '/out' });
});
