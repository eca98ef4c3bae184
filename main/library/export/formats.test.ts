import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewArticle } from '../ports.ts';
import { ExportDesk, failing, filesIn } from './export.testing.ts';

const desk = new ExportDesk();
const { out } = desk;
const add: ExportDesk['add'] = (...args) => desk.add(...args);
const exporting: ExportDesk['exporting'] = (...args) => desk.exporting(...args);
const textOf: ExportDesk['textOf'] = (...args) => desk.textOf(...args);

const annotated = 'One **two** three.\n\n> A quote == of\n> lines.\n\n![boat](images/1.png)\n\n- four\n';

/** Adds an article with a note, a highlight with a comment and one whose passage is gone. */
async function addWithNotes(more: Partial<NewArticle['record']> = {}): Promise<string> {
  const id = await add({ note: 'My *note*.', state: 'archived', favourite: true, ...more }, annotated, [
    '1.png',
  ]);
  await desk.library.addHighlight(id, {
    quote: 'One two',
    start: null,
    comment: '=cmd()|"x"\nand </style> ]]>',
    colour: 'green',
  });
  await desk.library.addHighlight(id, { quote: 'quote == of', start: null, comment: null, colour: 'pink' });
  const { highlights } = await desk.library.get(id);
  const [first] = highlights;
  if (first === undefined) throw new Error('nothing was marked');
  const gone = { ...first, id: 'f'.repeat(16), quote: 'words that were here', start: null, end: null };
  await desk.library.change([id], { highlights: [...highlights, { ...gone, comment: 'lost' }] });
  return id;
}

test('what was written goes out with the article and comes back with it', async () => {
  const id = await addWithNotes();
  const markdown = await textOf([id], { images: false });
  expect(markdown).toContain('==One **two**== three.');
  expect(markdown).toContain('> A ==quote \\=\\= of==\n> lines.');
  expect(markdown).toContain('## Note on the article\n\nMy *note*.');
  expect(markdown).toContain('## Passages that have changed\n\n> words that were here');
  const before = await desk.library.get(id);
  await desk.openAnother();
  const bytes = new TextEncoder().encode(markdown);
  const item = { kind: 'file', name: 'again.md', bytes, url: null } as const;
  const { record } = await desk.library.save(item, {
    tags: [],
    signal: new AbortController().signal,
    onStep: () => {},
  });
  const { note, highlights, tags, state, favourite, saved, title, url } = before;
  expect(record).toMatchObject({ note, highlights, tags, state, favourite, saved, title });
  expect(record.url).toBe(new URL(url ?? '').href);
  expect((await desk.library.markdown(record.id)).trim()).toBe(
    annotated.replace('![boat](images/1.png)', 'boat').trim(),
  );
});

test('JSON of several articles is an import file', async () => {
  const ids = [await addWithNotes(), await add({ title: 'Second', url: 'https://example.org/second' })];
  const { files } = await exporting(ids, { format: 'json' });
  const lines = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  const before = await desk.library.get(ids[0] ?? '');
  await desk.openAnother();
  const summary = await desk.library.importFrom(linesOf(lines), {
    signal: new AbortController().signal,
    onSaved: () => {},
  });
  expect(summary).toEqual({ saved: 2, known: 0, rejected: [] });
  const record = await desk.library.findByUrl(before.url ?? '');
  const { note, highlights, tags, state, favourite, saved, title } = before;
  expect(record).toMatchObject({ note, highlights, tags, state, favourite, saved, title });
  const { text } = await desk.library.rendered(record?.id ?? '', '');
  expect(text).toBe('One two three.\nA quote == of lines.\nfour');
});

async function* linesOf(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

test('notes are W3C annotations in JSON', async () => {
  const id = await addWithNotes();
  const { annotations } = JSON.parse(await textOf([id], { format: 'json' }));
  expect(annotations).toMatchObject([
    { type: 'Annotation', body: [{ value: 'My *note*.', format: 'text/markdown' }] },
    {
      motivation: 'commenting',
      target: {
        source: 'https://example.org/a?b=1&c="2"',
        styleClass: 'green',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'One two',
            prefix: '',
            suffix: expect.stringMatching(/^ three/),
          },
          { type: 'TextPositionSelector', start: 0, end: 7 },
        ],
      },
    },
    { motivation: 'highlighting', body: [] },
    { target: { selector: [{ type: 'TextQuoteSelector', exact: 'words that were here' }] } },
  ]);
});

test('highlights are marked in HTML, with their comments at the end', async () => {
  const id = await addWithNotes();
  const html = await textOf([id], { format: 'html' });
  expect(html).toContain(
    '<span id="mark-1"></span><mark class="green">One </mark><strong><mark class="green">two</mark><sup',
  );
  expect(html).toContain('<mark class="pink">quote == of</mark>');
  expect(html).toContain('My <em>note</em>.');
  expect(html).toContain('=cmd()|&quot;x&quot;\nand &lt;/style&gt; ]]&gt;');
  expect(html).toMatch(/Passages that have changed.*words that were here.*lost/s);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
  const bare = await textOf([id], { format: 'html', notes: false, existing: 'replace' });
  expect(bare).not.toMatch(/<mark|My |lost|id="notes"/);
});

test('the notes alone leave as Markdown, CSV and JSON, one file each', async () => {
  const ids = [
    await addWithNotes(),
    await add({ title: 'Nothing said' }),
    await add({ title: 'A [b] *c*', note: '# Head' }),
  ];
  const markdown = await textOf(ids, { format: 'notes-markdown' });
  expect(markdown).toContain(
    '## [A: title](<https://example.org/a?b=1&c="2">)\n\nAda Low · example.org · 2024-05-01\n\n#sea #two-words\n',
  );
  expect(markdown).toContain('> One two\n\n^');
  expect(markdown).toContain('=cmd()\\|"x"  \nand \\</style\\> \\]\\]\\>');
  expect(markdown).toContain('## [A \\[b\\] \\*c\\*](');
  expect(markdown).toContain('### Head');
  expect(markdown).not.toContain('Nothing said');

  const csv = await textOf(ids, { format: 'notes-csv' });
  expect(csv.startsWith('\ufeffHighlight,Title,Author,URL,Note,Location,Date,')).toBe(true);
  expect(csv).toContain(
    '\r\nOne two,A: title,Ada Low,"https://example.org/a?b=1&c=""2""","\'=cmd()|""x""\nand </style> ]]>",0,',
  );
  expect(csv.split('\r\n')).toHaveLength(7);

  const json = JSON.parse(await textOf(ids, { format: 'notes-json' }));
  expect(json).toMatchObject({ type: 'AnnotationCollection', first: { type: 'AnnotationPage' } });
  expect(json.first.items).toHaveLength(5);
  expect(await filesIn(out())).toEqual(['Offprint notes.csv', 'Offprint notes.json', 'Offprint notes.md']);
  expect(
    JSON.parse(await textOf([ids[1] ?? ''], { format: 'notes-json', existing: 'keep-both' })).first.items,
  ).toEqual([]);
});

test('articles are a table in CSV that runs nothing', async () => {
  const ids = [
    await add({ title: '=HYPERLINK("x")', byline: '+1', excerpt: ' -2' }),
    await add({ title: 'a,b' }),
  ];
  const csv = await textOf(ids, { format: 'csv' });
  const [head, first, second] = csv.split('\r\n');
  expect(head).toBe(
    '\ufeffTitle,URL,Author,Site,Published,Saved,Words,Language,Tags,State,Favourite,Progress,Highlights,Note,Excerpt,Id',
  );
  expect(first).toMatch(/^"'=HYPERLINK\(""x""\)","https/);
  expect(first).toContain(`,'+1,`);
  expect(first).toContain(`,' -2,`);
  expect(second).toMatch(/^"a,b",/);
});

test('a folder for each tag, and names without the day', async () => {
  const ids = [
    await add({ title: 'one' }, '![](images/1.png)\n', ['1.png']),
    await add({ title: 'two', tags: ['Sea', 'a/../b'] }),
    await add({ title: 'three', tags: [] }),
    await add({ title: 'four', tags: ['a/../b'] }),
  ];
  await exporting(ids, { tagFolders: true, names: 'title' });
  expect(await filesIn(out())).toEqual([
    'Sea 2/two.md',
    'a-..-b/four.md',
    `sea/images/${ids[0]}/1.png`,
    'sea/one.md',
    'three.md',
  ]);
  expect(await readFile(out('sea/one.md'), 'utf8')).toContain(`![](images/${ids[0]}/1.png)`);
});

test('an article that cannot be read is passed over and told', async () => {
  const ids = [await add({ title: 'gone' }), await add({ title: 'here' })];
  const folder = join(desk.library.dir, 'articles', (ids[0] ?? '').slice(0, 2), ids[0] ?? '');
  await rm(folder, { recursive: true });
  const { files, articles, skipped } = await exporting([...ids, '0'.repeat(16)]);
  expect({ files, articles }).toEqual({ files: [out('2024-05-01 here.md')], articles: 1 });
  expect(skipped.map(({ title }) => title)).toEqual(['0'.repeat(16), 'gone']);
});

test('a PDF is the page as the app prints it; without the app there is none', async () => {
  const id = await addWithNotes();
  await expect(exporting([id], { format: 'pdf' })).rejects.toEqual(failing('needs-app'));
  expect(await readdir(desk.root)).toEqual([]);
});

test('a stopped table leaves nothing behind', async () => {
  const ids = [await add(), await add({ title: 'second' })];
  const stop = new AbortController();
  const result = await exporting(ids, { format: 'csv', signal: stop.signal, onProgress: () => stop.abort() });
  expect(result).toMatchObject({ cancelled: true, files: [], articles: 0 });
  expect(await readdir(desk.root)).toEqual([]);
});

test('an article can be pasted as Markdown', async () => {
  const id = await addWithNotes({ title: 'A *star* [x]' });
  expect(await desk.library.asMarkdown(id)).toMatch(
    /^# \[A \\\*star\\\* \\\[x\\\]\]\(<https:[^\n]*\n\nAda Low · example\.org · 2024-05-01\n\n==One \*\*two\*\*== three\./,
  );
});
