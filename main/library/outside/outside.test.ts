import { cp, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLibrary } from '../library.ts';
import type { Library, OutsideChange } from '../library.types.ts';
import { renderMarkdown } from '../render/render.ts';
import { article, libraryFolders, namesIn, titlesOf } from '../store/store.testing.ts';
import { rendering } from './outside.testing.ts';

const libraries = libraryFolders();
const opened: Library[] = [];
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close();
  await libraries.clear();
});

async function open(dir: string): Promise<{ library: Library; told: OutsideChange[] }> {
  const library = await openLibrary(dir, rendering);
  opened.push(library);
  const told: OutsideChange[] = [];
  library.onOutside((changes) => told.push(...changes));
  return { library, told };
}

async function close(library: Library): Promise<void> {
  opened.splice(opened.indexOf(library), 1);
  await library.close();
}

/** A library of one article, and ways to change its file as another program does. */
async function withOne() {
  const dir = await libraries.folder();
  const one = await open(dir);
  const text = 'The harbour was quiet.\n\nTwo captains spoke of the weather.';
  const [record] = await one.library.add([article('Harbour', text, { note: 'mine', tags: ['sea'] })]);
  const id = record?.id ?? '';
  const folder = join(dir, 'articles', id.slice(0, 2), id);
  const path = join(folder, 'article.md');
  const read = () => readFile(path, 'utf8');
  /** As editors and sync programs do: another file in its place. */
  const replace = async (make: (content: string) => string) => {
    await writeFile(join(folder, '.other'), make(await read()));
    await rename(join(folder, '.other'), path);
  };
  const versions = async (mark: string) => {
    const names = await readdir(join(folder, 'versions')).catch(() => []);
    const wanted = names.filter((name) => name.includes(mark));
    return Promise.all(wanted.map((name) => readFile(join(folder, 'versions', name), 'utf8')));
  };
  const look = () => one.library.lookThrough({ now: true });
  return { dir, ...one, id, folder, path, read, replace, versions, look };
}

test('another text is shown and found, its words are counted, its highlights placed anew, and it is told', async () => {
  const { library, told, id, replace, look, read } = await withOne();
  await library.addHighlight(id, { quote: 'Two captains', start: 23, colour: 'green', comment: null });
  await library.addHighlight(id, { quote: 'quiet', start: 16, colour: 'pink', comment: 'so it was' });
  await library.lookThrough({ now: true });
  await replace((content) =>
    content.replace('The harbour was quiet.\n\nTwo', 'Zebras came to the harbour by night.\n\nTwo'),
  );
  await look();
  expect(await library.markdown(id)).toContain('Zebras');
  expect(await titlesOf(library, 'zebras')).toEqual(['Harbour']);
  expect(await titlesOf(library, '"harbour was"')).toEqual([]);
  const record = await library.get(id);
  expect(record.words).toBe(13);
  expect(record.excerpt).toMatch(/^Zebras/);
  const { text } = renderMarkdown({ markdown: await library.markdown(id), imageBase: '' });
  expect(record.highlights.map(({ quote, start }) => [quote, start])).toEqual([
    ['Two captains', text.indexOf('Two captains')],
    ['quiet', null],
  ]);
  expect(told).toEqual([{ id, title: 'Harbour', kind: 'text' }]);
  await look();
  expect(told).toHaveLength(1);
  await close(library);
  expect(await read()).toContain('words: 13');
});

test('a file that was only touched is no news', async () => {
  const { library, told, path, look, read } = await withOne();
  await look();
  const before = await read();
  await utimes(path, new Date(), new Date(Date.now() + 60_000));
  await look();
  expect(told).toEqual([]);
  expect(await read()).toBe(before);
  expect(library.findings()).toEqual([]);
});

test('what is written over in place is noticed too', async () => {
  const { library, id, path, look, read } = await withOne();
  await writeFile(path, (await read()).replace('quiet', 'full of ships'));
  await look();
  expect(await titlesOf(library, 'ships')).toEqual(['Harbour']);
  expect(await library.markdown(id)).toContain('ships');
});

test('our keys are taken over, keys of others stay, and what the file said before is kept', async () => {
  const { library, told, id, replace, look, versions, read } = await withOne();
  await replace((content) =>
    content
      .replace('"Harbour"', 'The old harbour')
      .replace('  - "sea"', '  - sea\n  - 1900')
      .replace('state: unread', 'state: archived\nrating: 5')
      .replace('"mine"', 'mine and yours')
      .replace('published', 'published'),
  );
  await look();
  expect(await library.get(id)).toMatchObject({
    title: 'The old harbour',
    tags: ['sea', '1900'],
    state: 'archived',
    note: 'mine and yours',
  });
  expect(told).toEqual([{ id, title: 'The old harbour', kind: 'facts' }]);
  expect(await titlesOf(library, 'yours')).toEqual(['The old harbour']);
  const [before] = await versions('-before');
  expect(before).toContain('note: "mine"');
  await library.change([id], { favourite: true });
  await close(library);
  expect(await read()).toContain('rating: 5');
  expect(await read()).toContain('favourite: true');
});

test('a value that cannot be used is left, and said until it is mended', async () => {
  const { library, id, replace, look, read } = await withOne();
  await replace((content) =>
    content.replace('state: unread', 'state: someday').replace('"Harbour"', '"Port"'),
  );
  await look();
  expect(await library.get(id)).toMatchObject({ state: 'unread', title: 'Port' });
  expect(library.findings()).toMatchObject([{ kind: 'wrong-value', id, repaired: false }]);
  expect(await read()).toContain('state: someday');
  await look();
  expect(library.findings()).toHaveLength(1);
  await replace((content) => content.replace('someday', 'archived'));
  await look();
  expect(library.findings()).toEqual([]);
  expect((await library.get(id)).state).toBe('archived');
});

test('before our front matter goes over a value that cannot be used, the file is kept', async () => {
  const { library, id, replace, look, versions, read } = await withOne();
  await replace((content) => content.replace('state: unread', 'state: someday'));
  await look();
  await library.change([id], { favourite: true });
  await close(library);
  expect(await read()).toContain('state: unread');
  expect((await versions('-outside'))[0]).toContain('state: someday');
});

test('broken front matter and an emptied file are not taken over, and said', async () => {
  const { library, told, id, replace, look, read } = await withOne();
  const good = await read();
  await replace((content) => content.replace('title: "Harbour"', 'title: [Harbour'));
  await look();
  expect(library.findings()).toMatchObject([{ kind: 'unreadable-front', id }]);
  expect(await library.get(id)).toMatchObject({ title: 'Harbour', note: 'mine' });
  await library.change([id], { state: 'archived' });
  await replace(() => '');
  await look();
  expect(library.findings()).toMatchObject([{ kind: 'damaged-article', id }]);
  expect((await library.get(id)).words).toBe(10);
  await replace(() => good);
  await look();
  expect(library.findings()).toEqual([]);
  expect(told).toEqual([]);
  expect((await library.get(id)).state).toBe('archived');
  await close(library);
  expect(await read()).toContain('state: archived');
});

test('what was changed here and outside stays as it is here, and the file of outside is kept', async () => {
  const { library, told, id, replace, versions, read } = await withOne();
  const changing = library.change([id], { note: 'from here', state: 'archived' });
  await replace((content) => content.replace('"mine"', '"from there"').replace('quiet', 'loud'));
  await changing;
  await library.lookThrough({ now: true });
  const note = (await library.get(id)).note;
  await close(library);
  const kept = [await read(), ...(await versions('.md'))].join('\n');
  expect(kept).toContain('from there');
  expect(kept).toContain('from here');
  expect(await read()).toContain(`note: "${note}"`);
  expect(await read()).toContain('loud');
  expect(await read()).toContain('state: archived');
  expect(told.length).toBeGreaterThan(0);
});

test('a correction that was begun before the file was changed outside keeps both texts; so does a text from outside', async () => {
  const { library, told, id, replace, versions, read, look } = await withOne();
  await replace((content) => content.replace('quiet', 'loud').replace('"mine"', '"theirs"'));
  await library.correct(id, {}, 'Only this.');
  expect(await library.markdown(id)).toBe('Only this.');
  expect((await library.get(id)).note).toBe('theirs');
  expect((await versions('.md')).join('\n')).toContain('loud');
  await library.lookThrough({ now: true });
  expect(await read()).toContain('Only this.');
  told.length = 0;
  await replace((content) => content.replaceAll('Only this.', 'Only that.'));
  await look();
  expect(await library.markdown(id)).toBe('Only that.');
  expect((await versions('-own'))[0]).toContain('Only this.');
  expect(told).toEqual([{ id, title: 'Harbour', kind: 'both' }]);
  await close(library);
});

test('what was written into a stub is not replaced by the page that is fetched for it', async () => {
  const dir = await libraries.folder();
  const { library } = await open(dir);
  const [stub] = await library.add([article('Stub', '', { problem: 'login', words: 0 })]);
  const id = stub?.id ?? '';
  const path = join(dir, 'articles', id.slice(0, 2), id, 'article.md');
  await writeFile(path, `${await readFile(path, 'utf8')}Pasted by hand.\n`);
  const after = await library.replace(id, article('Fetched', 'From the page.'));
  expect(after).toMatchObject({ title: 'Stub', problem: null, words: 3 });
  expect(await library.markdown(id)).toContain('Pasted by hand.');
});

test('a folder that came in becomes an article by itself', async () => {
  const { dir, folder, read } = await withOne();
  const elsewhere = await libraries.folder();
  const { library, told } = await open(elsewhere);
  const id = 'ab000000000000aa';
  const target = join(elsewhere, 'articles', 'ab', id);
  await mkdir(join(elsewhere, 'articles', 'ab'), { recursive: true });
  await cp(folder, target, { recursive: true });
  const own = folder.slice(-16);
  await writeFile(join(target, 'article.md'), (await read()).replaceAll(own, id));
  await library.lookThrough({ now: true });
  expect(await library.get(id)).toMatchObject({ title: 'Harbour', note: 'mine', tags: ['sea'] });
  expect(await titlesOf(library, 'captains')).toEqual(['Harbour']);
  expect(told).toEqual([{ id, title: 'Harbour', kind: 'added' }]);
  expect(dir).not.toBe(elsewhere);
});

test('a folder that is not whole waits, and is an article when it is', async () => {
  const { dir, library, told, read, id: own } = await withOne();
  const id = 'cd000000000000aa';
  const folder = join(dir, 'articles', 'cd', id);
  await mkdir(folder, { recursive: true });
  await library.lookThrough({ now: true });
  expect(library.findings()).toEqual([]);
  await writeFile(join(folder, 'article.md'), '');
  await library.lookThrough({ now: true });
  expect(library.findings()).toMatchObject([{ kind: 'article-without-record', id }]);
  const whole = (await read()).replaceAll(own, id).replace(/source: .*\n/, '');
  await writeFile(join(folder, 'article.md'), whole);
  await library.lookThrough({ now: true });
  expect(library.findings()).toEqual([]);
  expect(told).toEqual([{ id, title: 'Harbour', kind: 'added' }]);
});

test('a second copy that nobody touched stays without a record, and where it is', async () => {
  const { dir, library, read, id: own, told } = await withOne();
  const id = 'cd000000000000bb';
  const folder = join(dir, 'articles', 'cd', id);
  await mkdir(folder, { recursive: true });
  const copy = (await read()).replaceAll(own, id).replace(/note: .*\n/, '');
  await writeFile(join(folder, 'article.md'), copy);
  await library.lookThrough({ now: true });
  expect(told).toEqual([]);
  expect(library.findings()).toMatchObject([{ kind: 'article-without-record', id }]);
  expect(await readFile(join(folder, 'article.md'), 'utf8')).toBe(copy);
});

test('a Markdown file of another program becomes an article, with its own keys kept', async () => {
  const { dir, library } = await withOne();
  const id = 'ef000000000000aa';
  const folder = join(dir, 'articles', 'ef', id);
  await mkdir(folder, { recursive: true });
  const file =
    '---\ncreated: 2024-06-17\ntags: [boats, 7]\nauthor: Ann\nsource: https://example.org/boats\nrating: 5\n---\n# On boats\n\nBoats float.\n';
  await writeFile(join(folder, 'article.md'), file);
  await library.lookThrough({ now: true });
  expect(await library.get(id)).toMatchObject({
    title: 'On boats',
    url: 'https://example.org/boats',
    byline: 'Ann',
    tags: ['boats', '7'],
    saved: '2024-06-17T00:00:00.000Z',
    state: 'unread',
    words: 4,
  });
  const written = await readFile(join(folder, 'article.md'), 'utf8');
  expect(written).toContain('rating: 5');
  expect(written).toContain(`id: "${id}"`);
  expect(written).toContain('# On boats\n\nBoats float.\n');
});

test('conflict copies of sync programs are kept as versions and said', async () => {
  const { library, told, id, folder, read, look, versions } = await withOne();
  await look();
  const content = await read();
  const names = [
    'article (conflicted copy 2024-06-17).md',
    'article.sync-conflict-20240617-101010-ABCDEFG.md',
    'article 2.md',
    'article-LAPTOP.md',
  ];
  for (const [at, name] of names.entries())
    await writeFile(join(folder, name), content.replace('quiet', `calm ${at}`));
  await look();
  expect(await namesIn(folder, /^article/)).toEqual(['article.md']);
  const kept = (await versions('-outside')).join('\n');
  for (const at of names.keys()) expect(kept).toContain(`calm ${at}`);
  expect(told).toEqual([{ id, title: 'Harbour', kind: 'both' }]);
  expect(await library.markdown(id)).toContain('quiet');
});

test('a folder that vanished is found, and forgotten when it is back', async () => {
  const { library, id, folder, look } = await withOne();
  await rename(folder, `${folder}-away`);
  await look();
  await look();
  expect(library.findings()).toMatchObject([{ kind: 'record-without-article', id }]);
  await rename(`${folder}-away`, folder);
  await look();
  expect(library.findings()).toEqual([]);
});

test('what was changed while the library was closed, or its index was lost, is taken over', async () => {
  const { dir, library, id, replace } = await withOne();
  await close(library);
  await replace((content) => content.replace('"Harbour"', '"Port"').replace('quiet', 'loud'));
  const again = await open(dir);
  await again.library.lookThrough({ now: true });
  expect((await again.library.get(id)).title).toBe('Port');
  expect(await titlesOf(again.library, 'loud')).toEqual(['Port']);
  await close(again.library);
  await rm(join(dir, 'index'), { recursive: true });
  await replace((content) => content.replace('"Port"', '"Quay"'));
  const third = await open(dir);
  await third.library.lookThrough({ now: true });
  expect((await third.library.get(id)).title).toBe('Quay');
  expect(third.library.findings()).toEqual([]);
});

test('one article is looked at without the others', async () => {
  const { library, id, replace } = await withOne();
  await replace((content) => content.replace('"Harbour"', '"Port"'));
  await library.look([id]);
  expect((await library.get(id)).title).toBe('Port');
});

test('a segment that a sync program replaced is read, and no record is lost by it', async () => {
  const { dir, library } = await withOne();
  const path = join(dir, 'catalogue', '000001.json');
  const before = await readFile(path, 'utf8');
  const [later] = await library.add([article('Later', 'Written after that.', { note: 'of later' })]);
  await library.lookThrough({ now: true });
  // The state of another computer, which knows nothing of the later one and has another title for the first.
  await writeFile(`${path}.other`, before);
  await rename(`${path}.other`, path);
  await library.lookThrough({ now: true });
  expect(await library.get(later?.id ?? '')).toMatchObject({ title: 'Later', note: 'of later' });
  expect((await titlesOf(library, 'harbour')).length).toBe(1);
  expect(await library.check({ repair: false })).toEqual([]);
});

test('a segment that was replaced just before it is written is kept, and so is a copy of a sync program', async () => {
  const { dir, library, id } = await withOne();
  const path = join(dir, 'catalogue', '000001.json');
  const theirs = (await readFile(path, 'utf8')).replace('"Harbour"', '"Their harbour"');
  await writeFile(`${path}.other`, theirs);
  await rename(`${path}.other`, path);
  await library.change([id], { state: 'archived' });
  const copy = join(dir, 'catalogue', '000001.sync-conflict-20240617-101010-ABCDEFG.json');
  await writeFile(copy, theirs);
  // Of before ours was written.
  await utimes(copy, 1_700_000_000, 1_700_000_000);
  await library.lookThrough({ now: true });
  expect(await library.get(id)).toMatchObject({ title: 'Harbour', state: 'archived' });
  const kept = await namesIn(join(dir, 'set-aside'), /000001/);
  expect(kept).toHaveLength(2);
  for (const name of kept) expect(await readFile(join(dir, 'set-aside', name), 'utf8')).toBe(theirs);
  expect(await namesIn(join(dir, 'catalogue'), /conflict/)).toEqual([]);
});
