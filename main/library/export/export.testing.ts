import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { ExportOptions } from '../../../shared/model/export.ts';
import type { ExportResult, Library } from '../index.ts';
import type { ExportRequest } from '../library.types.ts';
import type { NewArticle } from '../ports.ts';
import { openWorkshop, type Workshop } from '../saving/test-library.ts';

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Written = Extract<ExportResult, { kind: 'written' }>;

/** For tests of exports: a library with articles, and a folder to export into, anew for each test. */
export class ExportDesk {
  private workshop: Workshop | null = null;
  private opened: Library | null = null;
  root = '';

  constructor() {
    beforeAll(async () => {
      this.workshop = await openWorkshop();
    });
    beforeEach(async () => {
      this.root = await realpath(await mkdtemp(join(tmpdir(), 'offprint-export-')));
      await this.openAnother();
    });
    afterEach(async () => {
      await this.workshop?.closeLibraries();
      await rm(this.root, { recursive: true, force: true });
    });
    afterAll(() => this.workshop?.close());
  }

  get library(): Library {
    if (this.opened === null) throw new Error('there is no library');
    return this.opened;
  }

  /** Closes the library and opens an empty one in its place. */
  async openAnother(): Promise<void> {
    await this.workshop?.closeLibraries();
    this.opened = (await this.workshop?.library()) ?? null;
  }

  /** A path in the folder that is exported into. */
  readonly out = (...path: string[]) => join(this.root, 'out', ...path);

  async add(
    more: Partial<NewArticle['record']> = {},
    markdown = 'One *paragraph*.\n',
    names: string[] = [],
  ): Promise<string> {
    const [record] = await this.library.add([
      {
        record: { ...usualRecord, image: names[0] === undefined ? null : `images/${names[0]}`, ...more },
        markdown,
        images: names.map((name) => ({ name, bytes: png })),
        source: null,
      },
    ]);
    return record?.id ?? '';
  }

  asking(ids: string[], more: Partial<ExportRequest> = {}): Promise<ExportResult> {
    const usual = { ids, out: this.out(), signal: new AbortController().signal, onProgress: () => {} };
    return this.library.exportTo({ ...usualOptions, ...usual, ...more });
  }

  /** An export that nothing is in the way of. */
  async exporting(ids: string[], more: Partial<ExportRequest> = {}): Promise<Written> {
    const result = await this.asking(ids, more);
    if (result.kind === 'taken') throw new Error(`${result.path} is in the way`);
    return result;
  }

  /** The text of the one file that was written. */
  async textOf(ids: string[], more: Partial<ExportRequest> = {}): Promise<string> {
    const { files } = await this.exporting(ids, more);
    expect(files).toHaveLength(1);
    return await readFile(files[0] ?? '', 'utf8');
  }
}

const usualOptions: ExportOptions = {
  format: 'markdown',
  images: true,
  notes: true,
  tagFolders: false,
  names: 'date-title',
  existing: 'ask',
};

const usualRecord = {
  url: 'https://example.org/a?b=1&c="2"',
  canonicalUrl: null,
  title: 'A: title',
  byline: 'Ada Low',
  site: 'example.org',
  lang: 'en',
  tags: ['sea', 'two words'],
  state: 'unread',
  favourite: false,
  trashed: false,
  progress: 0,
  published: '2024-05-01',
  modified: null,
  saved: '2024-06-01T00:00:00.000Z',
  words: 2,
  excerpt: 'One paragraph.',
  problem: null,
  trashedAt: null,
  note: null,
  highlights: [],
  place: null,
} satisfies Omit<NewArticle['record'], 'image'>;

export const failing = (code: string) =>
  expect.objectContaining({ failure: expect.objectContaining({ code }) });

/** All files in a folder, relative to it, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
