import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleDraft } from '../../../shared/model/correction.ts';
import { openWorkshop, type Workshop } from '../saving/test-library.ts';
import { article, titlesOf } from '../store/store.testing.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.closeLibraries());
afterAll(() => workshop.close());

const text = 'The ferry left at dawn. Nobody saw it.\n\nThe second ferry came late.';

async function oneArticle(more: Parameters<typeof article>[2] = {}) {
  const library = await workshop.library();
  const [added] = await library.add([article('One', text, more)]);
  const id = added?.id ?? '';
  const mark = (quote: string, start: number) =>
    library.addHighlight(id, { quote, start, colour: 'yellow', comment: null });
  const folder = join(library.dir, 'articles', id.slice(0, 2), id);
  return { library, id, mark, folder };
}

const places = async ({ library, id }: Awaited<ReturnType<typeof oneArticle>>) =>
  (await library.get(id)).highlights.map(({ quote, start }) => [quote, start]);

describe('a correction', () => {
  test('of the facts changes them, and is taken back', async () => {
    const { library, id } = await oneArticle({ tags: ['a', 'b'] });
    const { record, undo } = await library.correct(
      id,
      { title: 'Two', byline: 'A. Writer', site: null, published: '2024-06-17', tags: ['c', ' b '] },
      null,
    );
    expect(record).toMatchObject({
      title: 'Two',
      byline: 'A. Writer',
      site: null,
      published: '2024-06-17',
      tags: ['b', 'c'],
    });
    expect(await library.markdown(id)).toBe(text);
    await library.undo(undo ?? '');
    expect(await library.get(id)).toMatchObject({ title: 'One', site: 'example.org', tags: ['a', 'b'] });
  });

  test('of the text counts its words, and it is found by them', async () => {
    const { library, id, folder } = await oneArticle();
    await library.correct(id, {}, 'Only **five** words are here.');
    expect(await library.get(id)).toMatchObject({ words: 5, excerpt: 'Only five words are here.' });
    expect(await titlesOf(library, 'five')).toEqual(['One']);
    expect(await titlesOf(library, 'ferry')).toEqual([]);
    const [version = '', own = ''] = (await readdir(join(folder, 'versions'))).sort();
    expect(await readFile(join(folder, 'versions', own), 'utf8')).toContain('Only **five** words');
    expect(await readFile(join(folder, 'versions', version), 'utf8')).toContain('The ferry left at dawn.');
    await library.close();
    const file = await readFile(join(folder, 'article.md'), 'utf8');
    expect(file).toContain('words: 5');
    expect(file.endsWith('\n\nOnly **five** words are here.')).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['article.md', 'versions']);
  });

  test('keeps highlights on their passages, and those whose passage is gone', async () => {
    const one = await oneArticle();
    await one.mark('ferry', text.indexOf('ferry came'));
    await one.mark('Nobody', text.indexOf('Nobody'));
    const before = await places(one);
    const { undo } = await one.library.correct(
      one.id,
      {},
      `# New\n\nA ferry. ${text.replace('Nobody', 'No one')}`,
    );
    const shifted = `New\nA ferry. ${text.replace('Nobody', 'No one').replace('\n\n', '\n')}`;
    expect(await places(one)).toEqual([
      ['ferry', shifted.indexOf('ferry came')],
      ['Nobody', null],
    ]);
    await one.library.undo(undo ?? '');
    expect(await places(one)).toEqual(before);
    expect(await one.library.markdown(one.id)).toBe(text);
  });

  test('is taken back with what was marked since', async () => {
    const one = await oneArticle();
    const { highlight } = await one.mark('dawn', text.indexOf('dawn'));
    const { undo } = await one.library.correct(one.id, {}, `Before. ${text}`);
    await one.library.changeHighlight(one.id, highlight.id, { comment: 'Which day?' });
    await one.mark('late', `Before. ${text}`.replace('\n\n', '\n').indexOf('late'));
    await one.library.undo(undo ?? '');
    expect((await one.library.get(one.id)).highlights).toMatchObject([
      { quote: 'dawn', start: text.indexOf('dawn'), comment: 'Which day?' },
      { quote: 'late', start: text.replace('\n\n', '\n').indexOf('late') },
    ]);
  });

  test('that another one followed leaves the later text as it is', async () => {
    const { library, id } = await oneArticle();
    const first = await library.correct(id, { title: 'Two' }, 'First text');
    await library.correct(id, {}, 'Second text, longer');
    await library.undo(first.undo ?? '');
    expect(await library.markdown(id)).toBe('Second text, longer');
    expect(await library.get(id)).toMatchObject({ title: 'One', words: 3 });
  });

  test('that changes nothing is none', async () => {
    const { library, id, folder } = await oneArticle();
    expect((await library.correct(id, { title: 'One' }, text)).undo).toBeNull();
    expect(await readdir(folder)).toEqual(['article.md']);
  });

  test('may leave no text, and a stub with a text is an article', async () => {
    const { library, id } = await oneArticle({ problem: 'not-article' });
    expect((await library.correct(id, {}, 'Typed from paper.')).record.problem).toBeNull();
    expect((await library.correct(id, {}, '')).record).toMatchObject({ words: 0, excerpt: null });
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('finds another lead image when that went with the text', async () => {
    const image = { name: '0123456789abcdef.png', bytes: new Uint8Array([1]) };
    const other = { name: 'fedcba9876543210.png', bytes: new Uint8Array([2]) };
    const library = await workshop.library();
    const [added] = await library.add([
      article('One', '![](images/0123456789abcdef.png)\n\n![](images/fedcba9876543210.png)\n\nText.', {
        images: [image, other],
        image: 'images/0123456789abcdef.png',
        excerpt: 'What the page said of itself',
      }),
    ]);
    const id = added?.id ?? '';
    const { record } = await library.correct(id, {}, '![](images/fedcba9876543210.png)\n\nText.');
    expect(record).toMatchObject({
      image: 'images/fedcba9876543210.png',
      excerpt: 'What the page said of itself',
    });
  });

  test.each([
    ['front matter', '---\ntitle: "Other"\nid: "0000000000000000"\n---\n\nText'],
    ['scripts', '<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))'],
    ['deep quotes', `${'>'.repeat(3000)} a`],
    ['stars', '*'.repeat(50_000)],
    ['control characters', 'a\0b\u0007\u202ec\n\ufeff'],
  ])('may hold %s', async (_, hostile) => {
    const { library, id } = await oneArticle();
    await library.correct(id, {}, hostile);
    expect(await library.markdown(id)).toBe(hostile);
    expect((await library.get(id)).title).toBe('One');
    const { html } = await library.preview(hostile, 'offprint-app://article/');
    expect(html).not.toMatch(/<script|onerror|javascript:/);
    await library.close();
  });
});

describe('a draft', () => {
  const draft: ArticleDraft = {
    title: '',
    byline: 'Half a na',
    site: '',
    published: '17 Ju',
    tags: ['one'],
    markdown: 'Half a sent',
  };

  test('is kept until it is saved or thrown away', async () => {
    const { library, id } = await oneArticle();
    expect(await library.draft(id)).toBeNull();
    await library.keepDraft(id, draft);
    expect(await library.draft(id)).toEqual(draft);
    await library.keepDraft(id, null);
    expect(await library.draft(id)).toBeNull();
    await library.keepDraft(id, draft);
    await library.correct(id, { title: 'Two' }, null);
    expect(await library.draft(id)).toBeNull();
  });

  test('stays when a stub gets its article, and so do versions', async () => {
    const { library, id, folder } = await oneArticle({ problem: 'timeout' });
    await library.keepDraft(id, draft);
    await mkdir(join(folder, 'versions'));
    await writeFile(join(folder, 'versions', 'old.md'), 'old');
    await library.replace(id, article('Real', 'Real text'));
    expect(await library.draft(id)).toEqual(draft);
    expect(await readdir(join(folder, 'versions'))).toEqual(['old.md']);
  });

  test('that made a stub an article is not written over by a page that comes in then', async () => {
    const { library, id } = await oneArticle({ problem: 'not-article' });
    await library.correct(id, {}, 'Typed by hand.');
    await library.replace(id, article('Real', 'Real text'));
    expect(await library.markdown(id)).toBe('Typed by hand.');
    expect(await library.get(id)).toMatchObject({ title: 'One', words: 3, problem: null });
  });

  test('that cannot be read is none', async () => {
    const { library, id, folder } = await oneArticle();
    await writeFile(join(folder, 'draft.json'), '{"title":');
    expect(await library.draft(id)).toBeNull();
  });
});
