import { expect, test } from 'vitest';
import { LibraryError } from '../../shared/errors.ts';
import type { Opened } from '../../shared/ipc/contract.ts';
import type { LibraryHost } from '../worker/host.ts';
import { saveWanted } from './inbox.ts';
import { nothing, type Wanted } from './wanted.ts';

const job = (label: string) => ({
  job: label,
  label,
  url: null,
  step: { kind: 'waiting' as const, for: 'turn' as const },
});

/** What was asked of the library, and what the window was told. */
async function saved(wanted: Partial<Wanted>) {
  const asked: unknown[] = [];
  const told: Opened[] = [];
  const call: LibraryHost['call'] = (name, input) => {
    asked.push([name, input]);
    if (JSON.stringify(input).includes('gone.md'))
      throw new LibraryError({ code: 'unreadable-file', details: { path: '/gone.md' } });
    return Reflect.apply(async () => [job(name)], null, []);
  };
  const log = () => {};
  await saveWanted({ ...nothing, ...wanted }, { host: { call }, tell: (opened) => told.push(opened), log });
  return { asked, told };
}

test('a link is put into the queue as one that nobody typed', async () => {
  const { asked, told } = await saved({ links: ['http://192.168.1.1/'] });
  const item = { kind: 'link', url: 'http://192.168.1.1/', outside: true };
  expect(asked).toEqual([['save.start', { items: [item], tags: [] }]]);
  expect(told).toEqual([{ kind: 'saving', labels: ['save.start'] }]);
});

test('files are saved by their path, and others are named', async () => {
  const { asked, told } = await saved({ files: ['/a/b.md', '/a/c.pdf'] });
  expect(asked).toEqual([['files.save', { paths: ['/a/b.md'], tags: [] }]]);
  expect(told).toEqual([
    { kind: 'not-readable', names: ['c.pdf'] },
    { kind: 'saving', labels: ['files.save'] },
  ]);
});

test('a link of ours that asks for nothing known does nothing', async () => {
  expect(await saved({ refused: 2 })).toEqual({ asked: [], told: [{ kind: 'not-a-link' }] });
});

test('what could not be read is told', async () => {
  const { told } = await saved({ files: ['/gone.md'] });
  expect(told).toEqual([
    { kind: 'failed', failure: { code: 'unreadable-file', details: { path: '/gone.md' } } },
  ]);
});

test('nothing is nothing', async () => {
  expect(await saved({})).toEqual({ asked: [], told: [] });
});
