import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredRecord } from '../../../shared/model/record.ts';
import { openLibrary } from '../library.ts';
import type { Library } from '../library.types.ts';
import { jobOf } from '../saving/entries.ts';
import { allRecords, article } from '../store/article.testing.ts';
import { libraryLayout } from '../store/layout.ts';
import { herePorts } from './here.testing.ts';

/** For tests: a closed library in which every kind of file lies, and where they are. */
export type Sample = {
  dir: string;
  /** The article with an image, a source, a version, a draft, notes and changes. */
  id: string;
  records: StoredRecord[];
  files: Record<FileKind, string>;
  clear(): Promise<void>;
};

export const FILE_KINDS = [
  'library.json',
  'its copy',
  'a segment',
  "a segment's copy",
  'the log of changes',
  'an article',
  'an image',
  'a source',
  'a version',
  'a draft',
  'a job',
  "a job's content",
  'the index',
  'a lock',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const pictureName = `${createHash('sha256').update(picture).digest('hex').slice(0, 16)}.gif`;
export const DRAFT_TEXT = 'A correction that I have begun.';

export async function makeSample(): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-sample-'));
  const dir = join(folder, 'Library');
  const library = await openLibrary(dir, herePorts);
  const image = { name: pictureName, bytes: new Uint8Array(picture) };
  const source = { extension: 'md' as const, bytes: new TextEncoder().encode(textOf('as it came')) };
  const added = await library.add([
    article('First', textOf(`![](images/${pictureName})`), { images: [image], source, tags: ['one'] }),
    article('Second', textOf('second')),
    article('Third', textOf('third')),
  ]);
  const [id = '', second = '', third = ''] = added.map((record) => record.id);
  await library.correct(id, { title: 'First, corrected' }, textOf(`corrected ![](images/${pictureName})`));
  await library.change([id], { note: 'what I thought of it', favourite: true, addTags: ['two'] });
  await library.change([second, third], { state: 'archived' });
  await library.keepDraft(id, {
    title: 'Begun',
    byline: '',
    site: '',
    published: '',
    tags: [],
    markdown: DRAFT_TEXT,
  });
  const job = jobOf({ kind: 'text', format: 'text', url: null, text: 'A text that waits.' }, ['later'], 0);
  await library.jobs.put([job]);
  const records = await allRecords(library);
  await library.close();

  const layout = libraryLayout(dir);
  const own = layout.article(id);
  const [version = ''] = (await readdir(join(own, 'versions'))).sort();
  const files: Sample['files'] = {
    'library.json': layout.library,
    'its copy': `${layout.library}.bak`,
    'a segment': layout.segment(1),
    "a segment's copy": `${layout.segment(1)}.bak`,
    'the log of changes': layout.changes,
    'an article': join(own, 'article.md'),
    'an image': join(own, 'images', pictureName),
    'a source': join(own, 'source.md.gz'),
    'a version': join(own, 'versions', version),
    'a draft': join(own, 'draft.json'),
    'a job': join(layout.queue, `${job.job.job}.json`),
    "a job's content": join(layout.queue, `${job.job.job}.content`),
    'the index': join(layout.index, 'search.sqlite'),
    'a lock': join(dir, 'lock-1.json'),
  };
  await writeFile(files['its copy'], '{"version":1}\n');
  await writeFile(
    files['the log of changes'],
    `${JSON.stringify({ id, set: { note: 'what I thought of it' } })}\n`,
  );
  const gone = { token: 'x', pid: 1, started: 'never', boot: 'another', host: hostname(), socket: null };
  await writeFile(files['a lock'], JSON.stringify(gone));
  return { dir, id, records, files, clear: () => rm(folder, { recursive: true, force: true }) };
}

function textOf(words: string): string {
  return `Some ${words} here.\n\nAnd **more** of it.\n`;
}

export async function stillWorks(library: Library): Promise<void> {
  const [added] = await library.add([article('After it', 'xylophone')]);
  await library.change([added?.id ?? ''], { favourite: true, note: 'n' });
  const { total } = await library.search({
    query: 'xylophone',
    typing: false,
    view: null,
    offset: 0,
    limit: 9,
  });
  if (total !== 1) throw new Error(`${total} found`);
}
