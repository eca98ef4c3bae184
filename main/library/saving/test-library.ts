import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LibraryError } from '../../../shared/errors.ts';
import type { SaveItem } from '../../../shared/model/save.ts';
import { buildChild } from '../hostile/build-child.ts';
import { createHostile, forkChild } from '../hostile/index.ts';
import { openLibrary } from '../index.ts';
import type { Library, SaveOptions } from '../library.types.ts';
import { createFetch } from '../network/fetch.ts';
import type { Ports } from '../ports.ts';
import { saveItem } from './save.ts';

export { articlePage } from './article-page.ts';

/** For tests: real ports, with the disposable process built once, and real libraries in temporary folders. */
export async function openWorkshop(options: { timeMs?: number } = {}) {
  const child = await buildChild();
  const { timeMs = 20_000 } = options;
  const hostile = createHostile({
    spawn: () => forkChild(child.entry),
    limits: {
      timeMs: {
        extractPage: timeMs,
        extractPlain: 20_000,
        extractText: timeMs,
        render: 20_000,
        mark: 20_000,
      },
    },
  });
  const ports: Ports = { fetch: createFetch(), hostile, log: () => {} };
  const open: { library: Library; dir: string | null }[] = [];
  /** A library whose ports are partly others. */
  async function libraryWith(others: Partial<Ports>): Promise<Library> {
    const dir = await mkdtemp(join(tmpdir(), 'offprint-library-'));
    const library = await openLibrary(join(dir, 'Library'), { ...ports, ...others });
    open.push({ library, dir });
    return library;
  }
  return {
    ports,
    libraryWith,
    library: () => libraryWith({}),
    /** The same library, opened only to be read. */
    async reader({ dir }: Library): Promise<Library> {
      const library = await openLibrary(dir, ports, { readOnly: true });
      open.push({ library, dir: null });
      return library;
    },
    async closeLibraries() {
      for (const { library, dir } of open.splice(0)) {
        await library.close();
        if (dir !== null) await rm(dir, { recursive: true, force: true });
      }
    },
    async close() {
      await hostile.close();
      await child.remove();
    },
  };
}

/** Options of a save that nobody watches. */
export function quietly(more: Partial<SaveOptions> = {}): SaveOptions {
  return { tags: [], signal: new AbortController().signal, onStep: () => {}, ...more };
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

/** The ways to save something into a library. */
export function saversOf(library: Library, ports: Ports) {
  const item = (one: SaveItem, more: Partial<SaveOptions> = {}) =>
    saveItem(library, ports, one, quietly(more));
  return {
    item,
    link: (url: string, more: Partial<SaveOptions> = {}) => item({ kind: 'link', url }, more),
    text: (text: string, url: string | null = null) => item({ kind: 'text', text, format: 'text', url }),
    file: (name: string, content: string | Uint8Array<ArrayBuffer>, url: string | null = null) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return item({ kind: 'file', name, bytes, url });
    },
  };
}
export type Savers = ReturnType<typeof saversOf>;

/** The code of the error that a save ended with, or `saved`. */
export function codeOf(saved: Promise<unknown>): Promise<string> {
  return saved.then(
    () => 'saved',
    (error: unknown) => (error instanceof LibraryError ? error.failure.code : String(error)),
  );
}

export function folderOf(library: Library, id: string): string {
  return join(library.dir, 'articles', id.slice(0, 2), id);
}

export async function sourceOf(library: Library, id: string, extension: string): Promise<Buffer> {
  return gunzipSync(await readFile(join(folderOf(library, id), `source.${extension}.gz`)));
}

/** The smallest image there is. */
export const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
