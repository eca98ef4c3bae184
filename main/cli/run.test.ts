import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { openDesk } from './desk.testing.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const run: typeof desk.run = (...args) => desk.run(...args);

test.each([
  [[]],
  [['frobnicate']],
  [['save']],
  [['save', 'a', 'b']],
  [['list', 'words']],
  [['list', '--limit', 'x']],
  [['show']],
  [['show', 'a', '--format', 'pdf']],
  [['search']],
  [['search', '--stdin', 'x']],
  [['tag', '0123456789abcdef']],
  [['tag', '0123456789abcdef', 'plain']],
  [['tag', '0123456789abcdef', '+']],
  [['state', '0123456789abcdef', 'done']],
  [['note', '0123456789abcdef']],
  [['notes', 'x']],
  [['export', '--format', 'markdown']],
  [['export', '--out', 'x']],
  [['export', 'a', '--query', 'b', '--format', 'text', '--out', 'x']],
  [['import']],
  [['extract']],
  [['extract', '--batch', 'x']],
  [['check', 'x']],
  [['list', '--library', '']],
  [['constructor']],
])('%j is wrong use: 2, and one line that says where to look', async (args) => {
  const { exit, out, err } = await run(args);
  expect({ exit, out }).toEqual({ exit: 2, out: '' });
  expect(err).toMatch(/^offprint: [^\n]+ See offprint [^\n]*--help\n$/);
});

test.each([
  [['show', '0'.repeat(16)]],
  [['show', '../../etc']],
  [['tag', '0'.repeat(16), '+a']],
  [['state', '0'.repeat(16), 'unread']],
  [['note', '0'.repeat(16), '--quote', 'x']],
  [['export', '0'.repeat(16), '--format', 'json', '--out', 'none']],
  [['save', 'missing.txt']],
  [['import', 'missing.ndjson']],
  [['extract', 'missing.html']],
  [['save', '.']],
])('%j fails with 1 and one sentence', async (args) => {
  const { exit, out, err } = await run(args);
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(err).toMatch(/^offprint: [^\n]+\.\n$/);
});

test('there is help for everything and for each command', async () => {
  const help = await run(['--help']);
  expect(help.exit).toBe(0);
  for (const [name, command] of Object.entries(commands)) {
    expect(help.out).toContain(`  ${name} `);
    const own = await run([name, '--help']);
    expect(own.exit).toBe(0);
    for (const option of Object.keys(command.options)) expect(own.out).toContain(`--${option}`);
    expect(own.out).toMatch(new RegExp(`^Usage: offprint ${name}`));
    expect(own.out.split('\n').every((line) => line.length <= 110)).toBe(true);
  }
  expect((await run(['--version'])).out).toBe('1.2.3\n');
});

test('a reader that goes away is no fault', async () => {
  expect(await run(['list'], { closedAfter: 0 })).toMatchObject({ exit: 0, err: '' });
});
