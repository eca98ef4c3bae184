import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Library, openLibrary } from '../../library/index.ts';
import { builtCli, ended } from '../cli.testing.ts';
import { type CommandServer, serveCommands } from './serve.ts';
import { commandSocket } from './socket.ts';

// Each command is a process of its own, on a machine that may have others to run.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: Awaited<ReturnType<typeof builtCli>>;
let library: Library;
let server: CommandServer;
let socketPath: string;

const unused = () => Promise.reject(new Error('not asked for here'));
const log = () => {};

beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli.remove());

beforeEach(async () => {
  const dir = `${cli.folder}/Library`;
  socketPath = (await commandSocket(dir, { XDG_RUNTIME_DIR: cli.folder })) ?? '';
  library = await openLibrary(dir, { fetch: unused, hostile: unused, log }, { socket: socketPath });
  server = await serveCommands(library, { socketPath, version: '9.9.9', log });
});
afterEach(async () => {
  await server.close();
  await library.close();
});

const row = (number: number) =>
  JSON.stringify({
    url: `https://example.org/${number}`,
    title: `Row ${number}`,
    text: `Ferry number ${number}.`,
  });
const rows = (count: number) => Array.from({ length: count }, (_, number) => `${row(number)}\n`).join('');

test('the socket lies in a folder for one person alone', async () => {
  expect(socketPath.startsWith(`${cli.folder}/offprint/`)).toBe(true);
  expect((await stat(`${cli.folder}/offprint`)).mode & 0o077).toBe(0);
  expect(await commandSocket('/any', { XDG_RUNTIME_DIR: `${cli.folder}/${'x'.repeat(100)}` })).not.toContain(
    'xxx',
  );
});

test('commands reach the library that another process holds: input, output, paths and exit', async () => {
  const imported = await cli.run(['import', '-', '--library', 'Library'], { input: rows(3) });
  expect(imported).toMatchObject({ exit: 0, err: '' });
  expect(imported.out.trim().split('\n').at(-1)).toBe('3 articles saved, 0 there already.');
  expect((await library.counts()).all).toBe(3);

  const listed = await cli.run(['list', '--library', 'Library', '--json', '--query', 'ferry']);
  expect(listed.out.trim().split('\n')).toHaveLength(3);
  const id = JSON.parse(listed.out.split('\n')[0] ?? '').id;

  const exported = await cli.run([
    'export',
    id,
    '--format',
    'markdown',
    '--out',
    'one.md',
    '--library',
    'Library',
  ]);
  expect(exported).toMatchObject({ exit: 0, err: '' });
  expect(await readFile(`${cli.folder}/one.md`, 'utf8')).toContain('Ferry number');

  const missing = await cli.run(['show', '0'.repeat(16), '--library', 'Library']);
  expect(missing).toEqual({
    exit: 1,
    out: '',
    err: `offprint: There is no article ${'0'.repeat(16)} in the library.\n`,
  });
});

test('large input and output come through whole', async () => {
  const imported = await cli.run(['import', '-', '--library', 'Library', '--json'], { input: rows(1500) });
  expect(imported.out.trim().split('\n')).toHaveLength(1501);
  const listed = await cli.run(['list', '--library', 'Library', '--json']);
  expect(listed.out.trim().split('\n')).toHaveLength(1500);
  for (const line of listed.out.trim().split('\n')) JSON.parse(line);
});

test('a session stays open, and ends with its input', async () => {
  const child = cli.start(['search', '--stdin', '--library', 'Library']);
  const done = ended(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  for (const query of ['ferry', 'boat']) {
    child.stdin.write(`${query}\n`);
    expect(JSON.parse((await lines.next()).value)).toMatchObject({ query });
  }
  child.stdin.end();
  expect((await done).exit).toBe(0);
});

test('an interrupted session ends with 1 and a sentence, and the library goes on', async () => {
  const child = cli.start(['search', '--stdin', '--library', 'Library']);
  const done = ended(child);
  child.stdin.write('ferry\n');
  await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  child.kill('SIGINT');
  expect(await done).toMatchObject({ exit: 1, err: 'offprint: Stopped. Everything up to here is kept.\n' });
  expect((await cli.run(['list', '--library', 'Library', '--limit', '1'])).exit).toBe(0);
});

test('closing ends sessions and does not wait for those who say nothing', async () => {
  const silent = connect(socketPath);
  await new Promise((resolve) => silent.once('connect', resolve));
  const child = cli.start(['search', '--stdin', '--library', 'Library']);
  const done = ended(child);
  child.stdin.write('ferry\n');
  await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  await server.close();
  expect((await done).exit).toBe(1);
  silent.destroy();
  server = await serveCommands(library, { socketPath, version: '9.9.9', log });
});

test('what is no frame ends the connection and nothing else', async () => {
  const socket = connect(socketPath);
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  expect((await cli.run(['notes', '--library', 'Library'])).exit).toBe(0);
});
