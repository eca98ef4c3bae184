import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  articleState,
  type Highlight,
  highlightColour,
  problem,
  type RecordChange,
  type StoredRecord,
} from '../../../shared/model/record.ts';
import type { NewArticle } from '../ports.ts';
import { allRecords, anyText, article, libraryFolders, namesIn, titlesOf } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const oddTags = ['a b', 'ä/ö', '# hash', 'yes', 'null', '12', '- dash', 'it\'s: "quoted"', '雑誌', '🪶'];
const longNote = [
  'First line: with a colon',
  '',
  '---',
  '',
  '# A heading',
  '- a list, "quoted"',
  '  - deeper',
  '```yaml',
  'title: not ours',
  '---',
  '```',
  '\ttab, trailing blanks   ',
  'emoji 🪶, CJK 雑誌, Arabic مجلة, a bell \u0007 and a line end',
  '',
].join('\n');

function highlightsOf(at: number): Highlight[] {
  return highlightColour.options.map((colour, number) => ({
    id: `${String(at).padStart(8, '0')}${String(number).padStart(8, '0')}`,
    quote: `words of “${colour}”: ---\n${at}`,
    prefix: number === 0 ? '' : 'before \\ "',
    suffix: 'after\n---\n',
    start: number === 4 ? null : number * 10,
    end: number === 4 ? null : number * 10 + 5,
    colour,
    comment: number % 2 === 0 ? longNote : null,
    created: '2024-01-01T00:00:00.000Z',
    updated: '2024-05-06T07:08:09.123Z',
  }));
}

/** Articles that together have every field in every way. */
function everything(): NewArticle[] {
  const full = (at: number): Partial<NewArticle['record']> => ({
    canonicalUrl: `https://example.org/canonical/${at}?a=1&b=%20#part`,
    byline: 'Ann “A” O’Neil: writer, Bob',
    site: 'Süd-Kurier: täglich',
    lang: 'pt-BR',
    tags: oddTags,
    published: '2023-12-31',
    modified: '2024-02-29T23:59:59.999Z',
    excerpt: "In short: “it's” #1\n--- and more",
    image: 'images/0123456789abcdef.png',
    note: longNote,
    highlights: highlightsOf(at),
    place: { block: 12, quote: 'where I stopped: "here"' },
    progress: 0.123456,
    favourite: true,
  });
  const states = articleState.options.map((state, at) =>
    article(`State ${state}`, `Text of ${state}.`, { ...full(at), state }),
  );
  const stubs = problem.options.map((code) =>
    article(`Stub ${code}`, '', { problem: code, words: 0, tags: ['later'], note: 'fetch it' }),
  );
  return [
    ...states,
    ...stubs,
    article('In the trash', 'Thrown away.', {
      ...full(20),
      trashed: true,
      trashedAt: '2024-03-04T05:06:07.089Z',
    }),
    article('Read to the end', 'Read.', {
      progress: 1,
      state: 'archived',
      published: '2024-01-02T03:04:05Z',
    }),
    article('No address', 'Typed.', { url: null, site: null, lang: null }),
    article(`Long ${'title '.repeat(2000)}end`, 'Long.', full(21)),
    article('---\ntitle: "of: another"\n---', 'Body\n\n---\n\nwith rules.', full(22)),
    article('雑誌 مجلة 🪶 e\u0301 \u202eright to left', 'Other scripts: 雑誌.', full(23)),
    article('', 'Without a title.', { note: '' }),
  ];
}

async function filled() {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const added = await library.add(everything());
  return { dir, library, added };
}

async function loseTheCatalogue(dir: string): Promise<void> {
  await rm(join(dir, 'catalogue'), { recursive: true });
  await rm(join(dir, 'index'), { recursive: true });
}

describe('from the folders of the articles alone', () => {
  test('every field of every article comes back', async () => {
    const { dir, library, added } = await filled();
    const before = await allRecords(library);
    expect(before).toEqual([...added].sort((a, b) => (a.id < b.id ? -1 : 1)));
    await library.close();
    await loseTheCatalogue(dir);
    const again = await libraries.open(dir);
    const after = await allRecords(again);
    // Field by field: a difference names its field.
    for (const [at, record] of before.entries()) {
      const found: Partial<StoredRecord> = after[at] ?? {};
      for (const [key, value] of Object.entries(record)) {
        expect({ title: record.title, [key]: Reflect.get(found, key) }).toEqual({
          title: record.title,
          [key]: value,
        });
      }
    }
    expect(after).toEqual(before);
    await again.searchable();
    expect(await titlesOf(again, 'rules')).toEqual(['---\ntitle: "of: another"\n---']);
    // The images of these articles never were on the disk.
    const found = await again.check({ repair: false });
    expect(found.filter(({ kind }) => kind !== 'missing-image')).toEqual([]);
  });

  test('and changes that are in the log alone', async () => {
    const { dir, library } = await filled();
    const range = { sort: 'saved-newest', from: 0, to: null } as const;
    const ids = await library.ids({ view: { kind: 'all' }, ...range });
    const change: RecordChange = {
      title: 'Changed: "title"',
      byline: null,
      published: '2020-02-02',
      state: 'archived',
      favourite: false,
      trashed: true,
      progress: 1,
      addTags: ['zz new'],
      removeTags: ['yes'],
      note: `${longNote}more`,
      highlights: highlightsOf(90),
      place: null,
    };
    await library.change(ids, change);
    const before = await allRecords(library);
    const log = join(dir, 'articles', 'changes.ndjson');
    const pending = await readFile(log, 'utf8');
    for (const id of ids) expect(pending).toContain(id);
    // As a kill leaves it: front matter of before, and the lines.
    const paths = ids.map((id) => join(dir, 'articles', id.slice(0, 2), id, 'article.md'));
    const old = await Promise.all(paths.map((path) => readFile(path)));
    await library.close();
    for (const [at, path] of paths.entries()) await writeFile(path, old[at] ?? '');
    await writeFile(log, pending);
    await loseTheCatalogue(dir);
    const again = await libraries.open(dir);
    expect(await allRecords(again)).toEqual(before);
    await again.close();
    // And once more, from what that one left.
    await loseTheCatalogue(dir);
    expect(await allRecords(await libraries.open(dir))).toEqual(before);
  });

  test('whatever a person writes', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (title, note, comment) => {
        const dir = await libraries.folder();
        const library = await libraries.open(dir);
        const [first] = highlightsOf(1);
        const highlights = first === undefined ? [] : [{ ...first, comment, quote: title }];
        await library.add([article(title, 'Text.', { note, highlights, excerpt: comment, byline: note })]);
        const before = await allRecords(library);
        await library.close();
        await loseTheCatalogue(dir);
        const again = await libraries.open(dir);
        expect(await allRecords(again)).toEqual(before);
        await again.close();
      }),
      { numRuns: 25 },
    );
  });

  test('with the damaged rest of the catalogue kept', async () => {
    const { dir, library } = await filled();
    const before = await allRecords(library);
    await library.close();
    await rm(join(dir, 'index'), { recursive: true });
    await writeFile(join(dir, 'catalogue', '000001.json'), 'not a catalogue');
    await rm(join(dir, 'catalogue', '000001.json.bak'), { force: true });
    const again = await libraries.open(dir);
    expect(await allRecords(again)).toEqual(before);
    const [aside = ''] = await namesIn(join(dir, 'catalogue'), /damaged/);
    expect(await readFile(join(dir, 'catalogue', aside), 'utf8')).toBe('not a catalogue');
  });
});
