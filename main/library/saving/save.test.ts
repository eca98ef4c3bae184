import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SaveStep } from '../../../shared/model/save.ts';
import type { Library } from '../library.types.ts';
import { body, redirect, serve, type TestServer } from '../network/test-server.ts';
import {
  articlePage,
  codeOf,
  folderOf,
  gif,
  openWorkshop,
  type Savers,
  saversOf,
  sourceOf,
  type Workshop,
} from './test-library.ts';

type Answers = Parameters<typeof serve>[0];

let workshop: Workshop;
let library: Library;
let save: Savers;
const servers: TestServer[] = [];
beforeAll(async () => {
  workshop = await openWorkshop();
}, 60_000);
afterAll(() => workshop.close());
beforeEach(async () => {
  library = await workshop.library();
  save = saversOf(library, workshop.ports);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await workshop.closeLibraries();
});

async function site(answers: Answers): Promise<TestServer> {
  const server = await serve(answers);
  servers.push(server);
  return server;
}
const count = async () => (await library.counts()).all;

describe('a link', () => {
  test('becomes an article with its images and its source', async () => {
    const page = articlePage('High water', {
      head: '<link rel="canonical" href="/news/high-water"><meta name="author" content="Ada Example">',
      body: '<figure><img src="a.gif" alt="The bridge" width="600" height="400"></figure><img src="/gone.png" width="600" height="400">',
    });
    const server = await site({ '/news/1': body(page), '/news/a.gif': body(gif, 'image/gif') });
    const steps: SaveStep[] = [];
    const saved = await save.link(server.url('/news/1#comments'), {
      tags: ['water'],
      onStep: (step) => steps.push(step),
    });
    expect(saved).toMatchObject({ known: false, images: 1 });
    expect(saved.record).toMatchObject({
      url: server.url('/news/1'),
      canonicalUrl: server.url('/news/high-water'),
      title: 'High water',
      byline: 'Ada Example',
      lang: 'en',
      tags: ['water'],
      state: 'unread',
      progress: 0,
      problem: null,
    });
    const [name] = await readdir(join(folderOf(library, saved.record.id), 'images'));
    const markdown = await library.markdown(saved.record.id);
    expect(markdown).toContain(`images/${name}`);
    expect(markdown).toContain(server.url('/gone.png'));
    expect(markdown).not.toContain('Home');
    expect(await readFile(join(folderOf(library, saved.record.id), 'images', name ?? ''))).toEqual(gif);
    expect((await sourceOf(library, saved.record.id, 'html')).toString()).toBe(page);
    expect(steps.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
      'fetching',
      'reading',
      'images',
    ]);
  });

  test('in another charset', async () => {
    const page = articlePage('Überschwemmung').replace('<meta charset="utf-8">', '');
    const server = await site({ '/a': body(Buffer.from(page, 'latin1'), 'text/html; charset=iso-8859-1') });
    expect((await save.link(server.url('/a'))).record.title).toBe('Überschwemmung');
  });

  test('to plain text and to Markdown', async () => {
    const text = 'High water\nBy Ada Example\n\nThe river rose.\n\nThe bridge is closed.';
    const server = await site({
      '/a.txt': body(text, 'text/plain; charset=utf-8'),
      '/b.md': body('# Low water\n\nThe river *fell*.', 'text/markdown'),
    });
    const plain = await save.link(server.url('/a.txt'));
    expect(plain.record).toMatchObject({ title: 'High water', byline: 'Ada Example', problem: null });
    expect((await sourceOf(library, plain.record.id, 'txt')).toString()).toBe(text);
    const markdown = await save.link(server.url('/b.md'));
    expect(markdown.record.title).toBe('Low water');
    expect(await library.markdown(markdown.record.id)).toContain('The river *fell*.');
  });

  test('that is known is not fetched again, whatever its spelling', async () => {
    const server = await site({ '/a': body(articlePage('Once')) });
    const first = await save.link(server.url('/a'));
    const again = await save.link(`  ${server.url('/a/?utm_source=x#top')}`);
    expect(again).toEqual({ record: first.record, known: true, images: 0 });
    expect(server.requests).toEqual(['/a']);
  });

  test('that leads to a known article adds none', async () => {
    const server = await site({
      '/a': body(articlePage('Once')),
      '/short': redirect('/a'),
      '/mirror': body(articlePage('Once', { head: '<link rel="canonical" href="/a">' })),
      '/other': body(articlePage('Another', { head: '<link rel="canonical" href="/a">' })),
    });
    const first = await save.link(server.url('/a'));
    expect(await save.link(server.url('/short'))).toMatchObject({
      known: true,
      record: { id: first.record.id },
    });
    expect(await save.link(server.url('/mirror'))).toMatchObject({
      known: true,
      record: { id: first.record.id },
    });
    expect(await save.link(server.url('/other'))).toMatchObject({
      known: false,
      record: { title: 'Another' },
    });
    expect(await count()).toBe(2);
  });

  test('is not taken for an article that names it as its canonical address', async () => {
    const front = { head: '<link rel="canonical" href="/news">' };
    const server = await site({
      '/a': body(articlePage('Once', front)),
      '/b': body(articlePage('Another', front)),
      '/news': body(articlePage('The news')),
    });
    for (const path of ['/a', '/b', '/news']) expect((await save.link(server.url(path))).known).toBe(false);
    const file = (title: string) =>
      articlePage(title, { head: '<link rel="canonical" href="https://example.org/news">' });
    for (const title of ['One', 'Two']) expect((await save.file('a.html', file(title))).known).toBe(false);
    expect((await save.file('a.html', file('One'))).known).toBe(true);
    expect(await count()).toBe(5);
  });

  test('saved twice at once is there once', async () => {
    const server = await site({ '/a': body(articlePage('Once')), '/b': redirect('/a') });
    const saved = await Promise.all(['/a', '/b', '/a', '/b'].map((path) => save.link(server.url(path))));
    expect(new Set(saved.map(({ record }) => record.id)).size).toBe(1);
    expect(saved.filter(({ known }) => !known)).toHaveLength(1);
    expect(await count()).toBe(1);
  });

  test('to an article in the trash brings it back', async () => {
    const server = await site({ '/a': body(articlePage('Once')) });
    const { record } = await save.link(server.url('/a'));
    await library.change([record.id], { trashed: true });
    expect(await save.link(server.url('/a'))).toMatchObject({
      known: true,
      record: { id: record.id, trashed: false },
    });
  });

  test('that is known is given the tags it is saved with now', async () => {
    const server = await site({ '/a': body(articlePage('Once')), '/short': redirect('/a') });
    const first = await save.link(server.url('/a'), { tags: ['sea'] });
    await library.change([first.record.id], { state: 'archived' });
    const again = await save.link(server.url('/a'), { tags: ['law', 'sea'] });
    const tags = ['sea', 'law'];
    expect(again).toMatchObject({ known: true, record: { ...first.record, state: 'archived', tags } });
    expect(await library.get(first.record.id)).toEqual(again.record);
    const short = await save.link(server.url('/short'), { tags: ['port'] });
    expect(short.record.tags).toEqual([...tags, 'port']);
    const pasted = { kind: 'text', text: 'x', format: 'text', url: server.url('/a') } as const;
    expect((await save.item(pasted, { tags: ['text'] })).record.tags).toEqual([...tags, 'port', 'text']);
    expect(await count()).toBe(1);
  });

  test('keeps no user name and no password', async () => {
    const server = await site({ '/a': body(articlePage('Once')) });
    const { record } = await save.link(server.url('/a').replace('http://', 'http://user:secret@'));
    expect(record.url).toBe(server.url('/a'));
  });

  test.each(['', 'nonsense', 'ftp://example.org/a', 'file:///etc/hostname', 'javascript:1', 'http://'])(
    '%j is no address',
    async (url) => {
      expect(await codeOf(save.link(url))).toBe('bad-request');
      expect(await count()).toBe(0);
    },
  );
});

describe('a text', () => {
  test('becomes an article', async () => {
    const saved = await save.text('High water\nBy Ada Example\n\nThe river rose.\n\nThe bridge is closed.');
    expect(saved.record).toMatchObject({
      title: 'High water',
      byline: 'Ada Example',
      url: null,
      problem: null,
    });
    expect(await library.markdown(saved.record.id)).toContain('The river rose.\n\nThe bridge is closed.');
    expect((await sourceOf(library, saved.record.id, 'txt')).toString()).toContain('By Ada Example');
  });

  test('of HTML is whole, however short', async () => {
    const saved = await save.item({
      kind: 'text',
      text: '<h1>Note</h1><p>Two <b>words</b>.</p>',
      format: 'html',
      url: null,
    });
    expect(saved.record.problem).toBeNull();
    expect(await library.markdown(saved.record.id)).toContain('Two **words**.');
  });

  test('comes without control characters that nobody sees', async () => {
    const { record } = await save.text('High\0 water\u0007\n\nThe\0 river\trose.');
    expect(record.title).toBe('High water');
    expect(await library.markdown(record.id)).toBe('The river rose.\n');
    const later = 'x'.repeat(5000);
    const file = await save.file('a.md', `# Low\n\n${later} wa\0ter`);
    expect(await library.markdown(file.record.id)).toContain(`${later} water`);
  });

  test('with the address of a known article adds none', async () => {
    const first = await save.text('High water\n\nThe river rose.', 'https://example.org/a');
    expect(await save.text('Other\n\nWords.', 'http://example.org/a/')).toEqual({
      ...first,
      known: true,
      images: 0,
    });
  });

  test.each(['', ' \n\t '])('%j is none', async (text) => {
    expect(await codeOf(save.text(text))).toBe('bad-request');
    expect(await codeOf(save.file('a.txt', text))).toBe('bad-request');
    expect(await count()).toBe(0);
  });
});

describe('a file', () => {
  test('of HTML, with the address it was saved from', async () => {
    const page = `<!-- saved from url=(0023)https://example.org/news -->${articlePage('High water')}`;
    const { record } = await save.file('Seite.htm', page);
    expect(record).toMatchObject({ title: 'High water', url: 'https://example.org/news', problem: null });
    expect((await save.file('again.html', page)).known).toBe(true);
  });

  test('of HTML, with the address the page names, or none', async () => {
    const named = articlePage('High water', { head: '<link rel="canonical" href="https://example.org/b">' });
    expect((await save.file('a.html', named)).record.url).toBe('https://example.org/b');
    expect((await save.file('b.html', articlePage('Low water'))).record.url).toBeNull();
  });

  test('of Markdown, with its images fetched from where they are typed only', async () => {
    const server = await site({ '/a.gif': body(gif, 'image/gif') });
    const text = `# Low water\n\nThe river fell.\n\n![bridge](${server.url('/a.gif')})`;
    const local = await save.file('a.md', text, server.url('/page'));
    expect(local.images).toBe(1);
    const foreign = await save.file('b.md', text);
    expect(foreign.images).toBe(0);
    expect(await library.markdown(foreign.record.id)).toContain(server.url('/a.gif'));
  });

  test('of text in another charset', async () => {
    const { record } = await save.file(
      'a.txt',
      Buffer.from('Überschwemmung\n\nDer Fluß stieg über Nacht.', 'latin1'),
    );
    expect(record.title).toBe('Überschwemmung');
  });

  test.each(['a.pdf', 'a.docx', 'a'])('%s is refused', async (name) => {
    expect(await codeOf(save.file(name, 'x'))).toBe('unsupported-file');
  });
});
