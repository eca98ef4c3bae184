import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, renderMarkdown } from '../render/index.ts';
import { extractText } from './index.ts';
import { plainMarkdown } from './plain-markdown.ts';

const extract = (format: 'text' | 'html' | 'markdown', text: string, name: string | null = null) =>
  extractText({ text, format, url: null, name, imagePrefix: 'image:' });

const article = extract('text', await readFile(new URL('fixtures/article.txt', import.meta.url), 'utf8'));

describe('plain text', () => {
  it('has a title and a byline', () => {
    expect(article.title).toBe(
      'Putin’s Rare Visit to North Korea Signals Strengthened Ties Amid Ongoing Conflicts',
    );
    expect(article.byline).toBe('The Smartencyclopedia Staff Writer with Agencies');
    expect(article.problem).toBeNull();
  });

  it('has its paragraphs and nothing else', () => {
    expect(article.text.split('\n')).toHaveLength(11);
    expect(article.markdown.trim().split('\n\n')).toHaveLength(11);
    expect(article.text).toMatch(/^In a move that underscores .* involving both nations\.$/s);
    expect(article.text).not.toMatch(/Share this|All comments|Staff Writer/);
    expect(article.words).toBe(531);
  });

  it('folds the lines of a paragraph, and keeps what only looks like a frame', () => {
    const { text } = extract(
      'text',
      'Title\r\n\r\nOne\r\n  two\r\n\r\nShare this story with your children, he said.\n\nAdvertisement\n',
    );
    expect(text).toBe('One two\nShare this story with your children, he said.');
  });

  it('takes a sentence that begins with By for what it is', () => {
    expect(extract('text', 'Title\n\nBy noon the water had gone.\n').byline).toBeNull();
  });

  it('takes an empty text', () => {
    expect(extract('text', ' \n\n', 'notes.txt')).toMatchObject({
      title: 'notes',
      text: '',
      markdown: '',
      words: 0,
    });
  });

  it('shows every character as it was written', () => {
    const line = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            ...'#*_`~[]()<>!|\\-+=.:&1 ',
            '](',
            '![',
            '---',
            '1. ',
            '&amp;',
            '<b>',
            'https://a.example/b_c*d',
          ),
          fc.string(),
        ),
      )
      .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const markdown = plainMarkdown(lines);
        expect(plainText(markdown)).toBe(lines.join('\n'));
        expect(renderMarkdown({ markdown, imageBase: '' }).html).not.toMatch(/<(?!\/?(?:p|a)\b)/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Markdown', () => {
  it('takes its metadata from the front matter of Obsidian Web Clipper', () => {
    const article = extract(
      'markdown',
      '---\ntitle: "Bridge: reopened"\nsource: "https://quay.example/bridge"\nauthor:\n  - "[[Ada Lindqvist]]"\n  - "[[tom|Tom Okafor]]"\n' +
        'published: 2023-11-04\ncreated: 2023-11-06\ndescription: "After eleven weeks."\ntags:\n  - "clippings"\n---\n# Bridge: reopened\n\nText.\n',
    );
    expect(article).toMatchObject({
      title: 'Bridge: reopened',
      byline: 'Ada Lindqvist, Tom Okafor',
      published: '2023-11-04',
      excerpt: 'After eleven weeks.',
      canonicalUrl: 'https://quay.example/bridge',
      markdown: 'Text.\n',
      text: 'Text.',
    });
  });

  it('takes its title from the first heading, or else from the name', () => {
    expect(extract('markdown', '# A *fine* [day](https://x.example)\n\nText')).toMatchObject({
      title: 'A fine day',
      markdown: 'Text',
    });
    expect(extract('markdown', 'Text\n\n# Later', 'my_note.md')).toMatchObject({
      title: 'my note',
      markdown: 'Text\n\n# Later',
    });
  });

  it('keeps the rest as it was written', () => {
    const body = 'A  b\n* x\n    1) y\n\n\tcode\n\n<div>\n\n| a\n\n[^1]: z\r\nend  ';
    expect(extract('markdown', body, 'x.md').markdown).toBe(body);
  });

  it('collects images wherever they are written, and leaves code alone', () => {
    const { markdown, images } = extract(
      'markdown',
      '![a](https://x.example/1.png "t") `![b](https://x.example/2.png)` <img alt="c" src="https://x.example/3.png">\n\n' +
        '> - ![d][ref] and ![a](https://x.example/1.png)\n\n```\n![e](https://x.example/5.png)\n```\n\nN[^1]\n\n' +
        '[^1]: ![f](https://x.example/6.png)\n\n![local](images/x.png)\n\n[ref]: https://x.example/4.png\n',
      'x.md',
    );
    expect(images.map(({ url }) => url.slice(-5))).toEqual(['1.png', '3.png', '4.png', '6.png']);
    expect(markdown).toBe(
      '![a](image:0 "t") `![b](https://x.example/2.png)` <img alt="c" src="image:1">\n\n' +
        '> - ![d](image:2) and ![a](image:0)\n\n```\n![e](https://x.example/5.png)\n```\n\nN[^1]\n\n' +
        '[^1]: ![f](image:3)\n\n![local](images/x.png)\n\n[ref]: https://x.example/4.png\n',
    );
  });

  it.each([
    '---\ntitle: [\n---\nText',
    '---\na: &a [*a]\n---\nText',
    '---\n- 1\n---\nText',
    '---\nText',
    '---\n---\nText',
  ])('keeps as text what is no front matter: %j', (text) => {
    expect(extract('markdown', text, 'x.md').text).toContain('Text');
  });

  it('takes anything', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '---\n',
        'title: x\n',
        '# ',
        '![a](',
        'https://x.example/a.png',
        ')',
        '\n\n',
        '`',
        '<img src=',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.array(part),
        (parts) => typeof extract('markdown', parts.join('')).markdown === 'string',
      ),
    );
  });
});

describe('HTML', () => {
  it('takes all of what a person copied', () => {
    const article = extract(
      'html',
      '<p>Just <b>this </b>and<br>that.</p><ul><li>x</li></ul><script>no()</script>',
      'clip.html',
    );
    expect(article).toMatchObject({
      title: 'clip',
      markdown: 'Just **this** and\\\nthat.\n\n- x\n',
      problem: null,
    });
  });

  it('finds the article in a whole page', async () => {
    const article = extract(
      'html',
      await readFile(new URL('fixtures/harbour.html', import.meta.url), 'utf8'),
    );
    expect(article.title).toBe('Harbour bridge reopens after storm repairs');
    expect(article.text).not.toContain('Old lighthouse');
  });

  it('takes an empty paste', () => expect(extract('html', '')).toMatchObject({ text: '', markdown: '' }));
});
