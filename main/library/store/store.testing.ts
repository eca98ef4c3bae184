import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type OpenOptions, openLibrary } from '../library.ts';
import type { Finding, Library } from '../library.types.ts';
import type { Ports } from '../ports.ts';

export { allRecords, article } from './article.testing.ts';

/** For tests: real libraries in temporary folders, all gone after `clear`. */
export function libraryFolders() {
  const folders: string[] = [];
  const open = new Set<Library>();
  return {
    /** A path for a library that is not there yet. */
    async folder(): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), 'offprint-store-'));
      folders.push(folder);
      return join(folder, 'Library');
    },
    async open(dir: string, options?: OpenOptions): Promise<Library> {
      const library = await openLibrary(dir, offline, options);
      open.add(library);
      return library;
    },
    async clear(): Promise<void> {
      for (const library of open) await library.close();
      open.clear();
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ports of a process without a network and without a place for hostile input. */
export const offline: Ports = {
  fetch: () => Promise.reject(new Error('no network')),
  hostile: () => Promise.reject(new Error('no other process')),
  log: () => {},
};

/** Titles of what a query finds, best first. */
export async function titlesOf(library: Library, query: string, typing = false): Promise<string[]> {
  const { hits } = await library.search({ query, typing, view: null, offset: 0, limit: 200 });
  return hits.map(({ row }) => row.title);
}

export const kindsOf = (findings: Finding[]) => findings.map(({ kind }) => kind).sort();

/** Names in a folder that match. */
export async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => pattern.test(name));
}

/** Any text that can be a part of a file: no halves of characters. */
export const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x17f }), fc.integer({ min: 0, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points.filter((point) => point < 0xd800 || point > 0xdfff)));
