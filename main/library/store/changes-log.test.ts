import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openChangesLog } from './changes-log.ts';

let dir = '';
let path = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'offprint-changes-'));
  path = join(dir, 'changes.ndjson');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const one = '00000000000000e1';
const two = '00000000000000e2';
const three = '00000000000000e3';
const four = '00000000000000e4';

async function opened() {
  const asides: string[] = [];
  return { log: await openChangesLog(path, false, (aside) => asides.push(aside)), asides };
}

test('lines are there after opening again, later ones on top of earlier', async () => {
  const { log } = await opened();
  await log.append([{ ids: [one], set: { state: 'reading', note: 'a\nb' } }]);
  await log.append([
    { ids: [two], set: { favourite: true } },
    { ids: [one], set: { state: 'archived' } },
  ]);
  await log.close();
  const expected = new Map([
    [one, { state: 'archived', note: 'a\nb' }],
    [two, { favourite: true }],
  ]);
  expect(await (await opened()).log.pending()).toEqual(expected);
});

test('lines go, and can be taken back', async () => {
  const { log } = await opened();
  await log.append([{ ids: [one], set: { progress: 0.5 } }]);
  const line = { ids: [two], set: { progress: 1 } };
  await log.append([line]);
  await log.retract(new Set(line.ids));
  await log.append([{ ids: [two], set: { trashed: true } }]);
  await log.keep(new Set([two]));
  await log.append([{ ids: [two], set: { trashed: false } }]);
  await log.close();
  expect(await readFile(path, 'utf8')).toBe(
    `{"id":"${two}","set":{"trashed":true}}\n{"id":"${two}","set":{"trashed":false}}\n`,
  );
});

test('can be taken back also after others went, and only they go', async () => {
  const { log } = await opened();
  await log.append([{ ids: [one], removed: true }]);
  const line = { ids: [two], set: { progress: 1 } };
  await log.append([line]);
  await log.settle(new Set([one]));
  await log.retract(new Set(line.ids));
  await log.append([{ ids: [one], set: { favourite: true } }]);
  await log.close();
  expect(await readFile(path, 'utf8')).toBe(`{"id":"${one}","set":{"favourite":true}}\n`);
});

test('what is made of many is one line, and the lines of before are read too', async () => {
  await writeFile(path, `{"id":"${one}","set":{"note":"n"}}\n{"id":"${two}","removed":true}\n`);
  const { log } = await opened();
  await log.append([{ ids: [one, three], set: { state: 'archived' } }]);
  await log.append([{ ids: [two, four], removed: true }]);
  expect((await readFile(path, 'utf8')).split('\n').slice(2, -1)).toEqual([
    `{"ids":["${one}","${three}"],"set":{"state":"archived"}}`,
    `{"ids":["${two}","${four}"],"removed":true}`,
  ]);
  await log.close();
  const again = (await opened()).log;
  expect(await again.pending()).toEqual(
    new Map([
      [one, { note: 'n', state: 'archived' }],
      [three, { state: 'archived' }],
    ]),
  );
  expect(await again.removed()).toEqual(new Set([two, four]));
  await again.close();
});

test('of a line of many, some go', async () => {
  const { log } = await opened();
  await log.append([{ ids: [one, two, three], set: { favourite: true } }]);
  await log.append([
    { ids: [one, two], set: { state: 'archived' } },
    { ids: [three], set: { state: 'reading' } },
  ]);
  await log.retract(new Set([two]));
  await log.keep(new Set([two, three]));
  await log.close();
  expect(await readFile(path, 'utf8')).toBe(
    `{"ids":["${two}","${three}"],"set":{"favourite":true}}\n{"id":"${three}","set":{"state":"reading"}}\n`,
  );
});

test('a line that was cut off was never acknowledged, and goes', async () => {
  const { log } = await opened();
  await log.append([{ ids: [one], set: { favourite: true } }]);
  await log.close();
  await appendFile(path, `{"id":"${two}","set":{"fav`);
  const again = await opened();
  expect([...(await again.log.pending()).keys()]).toEqual([one]);
  expect(again.asides).toEqual([]);
  await again.log.append([{ ids: [two], set: { favourite: true } }]);
  await again.log.close();
  expect([...(await (await opened()).log.pending()).keys()]).toEqual([one, two]);
});

test.each([
  'null',
  '{}',
  '[1]',
  `{"ids":["${two}","x"],"set":{}}`,
  `{"ids":["${two}"]}`,
  '{"id":"x","set":{}}',
  '\0\0\0',
  `{"id":"${two}","set":{"state":"later"}}`,
])('around a damaged line the rest is kept, and the file too: %j', async (line) => {
  const good = `{"id":"${one}","set":{"favourite":true}}`;
  await writeFile(path, `${line}\n${good}\n`);
  const { log, asides } = await opened();
  expect([...(await log.pending()).keys()]).toEqual([one]);
  expect(asides).toHaveLength(1);
  expect(await readFile(asides[0] ?? '', 'utf8')).toBe(`${line}\n${good}\n`);
  expect(await readFile(path, 'utf8')).toBe(`${good}\n`);
});

test('reading only, nothing is written', async () => {
  await writeFile(path, 'broken\nand cut');
  await (await openChangesLog(path, true, () => {})).pending();
  expect(await readdir(dir)).toEqual(['changes.ndjson']);
  expect(await readFile(path, 'utf8')).toBe('broken\nand cut');
});
