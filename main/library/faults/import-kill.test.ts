import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { libraryFolders } from '../store/store.testing.ts';
import { type Built, buildProgram } from './built.testing.ts';
import { importAndKill, importWhole, writeRows } from './import-kill.testing.ts';

const ROWS = 3000;
const libraries = libraryFolders();
let importer: Built;
beforeAll(async () => {
  importer = await buildProgram('importer');
});
afterEach(libraries.clear);
afterAll(() => importer.remove());

test(`an import of ${ROWS} rows that was killed twice and run again has each of them once`, {
  timeout: 120_000,
}, async () => {
  const dir = await libraries.folder();
  const file = join(dir, '..', 'rows.ndjson');
  await writeRows(file, ROWS);
  const first = await importAndKill(importer.file, dir, file, 500);
  const second = await importAndKill(importer.file, dir, file, first + 500);
  const { summary, all, findings } = await importWhole(dir, createReadStream(file));
  expect({ all, sum: summary.saved + summary.known, findings }).toEqual({
    all: ROWS,
    sum: ROWS,
    findings: [],
  });
  expect(summary.known).toBeGreaterThanOrEqual(Math.max(first, second));
  expect(summary.rejected).toEqual([]);
  const again = await importWhole(dir, createReadStream(file));
  expect(again).toEqual({ summary: { saved: 0, known: ROWS, rejected: [] }, all: ROWS, findings: [] });
});
