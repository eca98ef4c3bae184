import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LibraryError } from '../../shared/errors.ts';
import { blankRecord } from '../../shared/model/blank-record.ts';
import { exportChoices } from '../../shared/model/export.ts';
import type { SaveJob } from '../../shared/model/save.ts';
import { type NewArticle, openLibrary, openSaveQueue, type Ports } from '../library/index.ts';
import { keepBackups } from './backups.ts';
import { openChecks } from './checks.ts';
import { libraryAnswers, type Opened } from './handlers.ts';
import { prepareArticles } from './prepared.ts';
import { keepTrash } from './trash.ts';

/** Ports of a machine without a network, whose disposable process is over its limits: texts are then shown plainly. */
const ports: Ports = {
  log: () => {},
  fetch: () =>
    Promise.reject(new LibraryError({ code: 'capture', details: { problem: 'unreachable', status: null } })),
  hostile: () => Promise.reject(new LibraryError({ code: 'over-limit', details: { limit: 'time' } })),
};

const context = { signal: new AbortController().signal, handOver: () => {} };

let dir: string;
let opened: Opened;
const told: { done: number; total: number }[] = [];
const answers = libraryAnswers(
  async () => opened,
  (progress) => told.push(progress),
);

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'offprint-worker-'));
  const library = await openLibrary(join(dir, 'Library'), ports);
  opened = {
    library,
    queue: await openSaveQueue(library, { online: true, onChange: () => onJobs(opened.queue.jobs()) }),
    trash: keepTrash(library, { days: null, tell: () => {}, log: () => {} }),
    backups: keepBackups(library, { on: false, onProgress: () => {}, log: () => {} }),
    checks: openChecks(library, { onProgress: () => {}, onEnd: () => {} }),
    reading: { id: null },
    prepared: prepareArticles(library),
  };
  told.length = 0;
});
afterEach(async () => {
  await opened.trash.close();
  await opened.queue.close(0);
  await opened.library.close();
  await rm(dir, { recursive: true });
});

let onJobs: (jobs: SaveJob[]) => void = () => {};

/** Resolves once every job of the queue is over. */
const queueEnds = () =>
  new Promise<SaveJob[]>((resolve) => {
    onJobs = (jobs) => {
      if (jobs.every(({ step }) => ['done', 'failed', 'cancelled'].includes(step.kind))) resolve(jobs);
    };
  });

function article(title: string, more: Partial<NewArticle['record']> = {}): NewArticle {
  return {
    record: {
      ...blankRecord('2026-11-24T10:00:00.000Z'),
      url: `https://example.org/${title}`,
      title,
      site: 'Example',
      lang: 'en',
      words: 3,
      ...more,
    },
    markdown: 'Words of it.\n',
    images: [],
    source: null,
  };
}

async function added(...articles: NewArticle[]): Promise<string[]> {
  return (await opened.library.add(articles)).map(({ id }) => id);
}

describe('articles.read', () => {
  test('gives the text, and from then on the article is being read', async () => {
    const [id = ''] = await added(article('One'));
    const changed = new Promise((resolve) => opened.library.onChange(resolve));
    const shown = await answers['articles.read']({ id }, context);
    expect(shown.record).toMatchObject({ id, title: 'One', state: 'reading' });
    expect(shown.html).toContain('Words of it.');
    expect(shown.degraded).toBe(true);
    await changed;
    expect((await answers['library.info']({}, context)).counts).toMatchObject({ unread: 0, reading: 1 });
  });

  test('gives what was prepared, which leaves the article unread', async () => {
    const [id = ''] = await added(article('One'));
    await answers['articles.prepare']({ id }, context);
    expect((await answers['articles.get']({ id }, context)).record.state).toBe('unread');
    expect((await answers['articles.read']({ id }, context)).html).toContain('Words of it.');
  });

  test('preparing what is not there is no error', async () => {
    await expect(answers['articles.prepare']({ id: '0123456789abcdef' }, context)).resolves.toEqual({});
  });

  test('keeps the catalogue’s own fields to itself', async () => {
    const [id = ''] = await added(article('One', { note: 'mine' }));
    const shown = await answers['articles.get']({ id }, context);
    expect(shown.note).toBe('mine');
    expect(Object.keys(shown.record)).not.toContain('trashedAt');
    expect(Object.keys(shown.record)).not.toContain('highlights');
  });

  test('an archived article stays archived', async () => {
    const [id = ''] = await added(article('One', { state: 'archived' }));
    expect((await answers['articles.read']({ id }, context)).record.state).toBe('archived');
  });

  test('a stub has no text, unless some was found', async () => {
    const [empty = '', partly = ''] = await added(
      { ...article('Gone', { problem: 'not-found', words: 0 }), markdown: '' },
      article('Half', { problem: 'over-limit' }),
    );
    expect((await answers['articles.read']({ id: empty }, context)).html).toBe('');
    expect((await answers['articles.read']({ id: partly }, context)).html).toContain('Words of it.');
  });

  test('one that is not there is an error with its id', async () => {
    const id = '0123456789abcdef';
    await expect(answers['articles.read']({ id }, context)).rejects.toMatchObject({
      failure: { code: 'not-found', details: { what: 'article', id } },
    });
  });
});

test('save.known tells which addresses are there', async () => {
  const [id] = await added(article('One', { canonicalUrl: 'https://example.org/front' }));
  expect(
    await answers['save.known'](
      {
        urls: [
          'http://EXAMPLE.org/One/?utm_source=x',
          'https://example.org/two',
          'https://example.org/front',
        ],
      },
      context,
    ),
  ).toEqual([
    { url: 'http://EXAMPLE.org/One/?utm_source=x', id },
    { url: 'https://example.org/two', id: null },
    { url: 'https://example.org/front', id: null },
  ]);
});

describe('files.save', () => {
  test('puts chosen files into the queue by their names', async () => {
    await writeFile(join(dir, 'a.md'), '# Title\n\nText.\n');
    const ended = queueEnds();
    const jobs = await answers['files.save']({ paths: [join(dir, 'a.md')], tags: [] }, context);
    expect(jobs.map(({ label }) => label)).toEqual(['a.md']);
    expect((await ended).map(({ step }) => step.kind)).toEqual(['done']);
  });

  test('says what could not be read, and saves the rest', async () => {
    await writeFile(join(dir, 'a.md'), '# Title\n\nText.\n');
    const ended = queueEnds();
    const paths = [join(dir, 'gone.md'), join(dir, 'a.md')];
    await expect(answers['files.save']({ paths, tags: [] }, context)).rejects.toMatchObject({
      failure: { code: 'unreadable-file', details: { path: join(dir, 'gone.md') } },
    });
    expect(await ended).toHaveLength(1);
  });

  test('reads nothing that has no end', async () => {
    await symlink('/dev/zero', join(dir, 'endless.txt'));
    const paths = [join(dir, 'endless.txt')];
    await expect(answers['files.save']({ paths, tags: [] }, context)).rejects.toMatchObject({
      failure: { code: 'unreadable-file', details: { path: join(dir, 'endless.txt') } },
    });
  });
});

describe('export.run', () => {
  const options = { ...exportChoices.parse({}), existing: 'ask' } as const;

  test('writes a whole view and tells how far it is', async () => {
    await added(article('One'), article('Two', { state: 'archived' }));
    const out = join(dir, 'out');
    const selection = { kind: 'view', view: { kind: 'archive' } } as const;
    expect(await answers['export.run']({ selection, options, out }, context)).toEqual({
      kind: 'written',
      articles: 1,
      total: 1,
      files: 1,
      first: expect.stringContaining(out),
      skipped: { count: 0, titles: [] },
      cancelled: false,
    });
    const [name = ''] = await readdir(out);
    expect(await readFile(join(out, name), 'utf8')).toContain('Words of it.');
    expect(told.at(-1)).toEqual({ done: 1, total: 1 });
  });

  test('does not write over what is there', async () => {
    const ids = await added(article('One'));
    const wanted = { selection: { kind: 'ids' as const, ids }, options, out: join(dir, 'out') };
    await answers['export.run'](wanted, context);
    expect(await answers['export.run'](wanted, context)).toMatchObject({ kind: 'taken', count: 1, total: 1 });
    const replaced = { ...wanted, options: { ...options, existing: 'replace' as const } };
    expect(await answers['export.run'](replaced, context)).toMatchObject({ kind: 'written', articles: 1 });
  });
});
