import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPage, extractPlain } from './index.ts';

const fixture = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const page = (
  bytes: Uint8Array,
  url: string | null = 'https://quay.example/news/harbour-bridge?utm_source=x',
) => extractPage({ bytes, contentType: 'text/html', url, imagePrefix: 'image:' });

const article = page(await fixture('harbour.html'));

describe('an article in a page', () => {
  it('does not begin with the day that stands between its heading and its text', () => {
    const words = 'The ferry left at twenty past nine, and this autumn the county counted who was on it. ';
    const html = `<article><h1>A ferry</h1><time datetime="2026-11-20">20 November 2026</time>
      <p>${words.repeat(5)}</p><p>It was counted again on <time>20 November 2026</time>. ${words.repeat(3)}</p></article>`;
    const { text } = page(bytesOf(`<title>A ferry</title>${html}`));
    expect(text).toMatch(/^The ferry left/);
    expect(text).toContain('again on 20 November 2026.');
  });

  it('has its metadata', () => {
    expect(article).toMatchObject({
      title: 'Harbour bridge reopens after storm repairs',
      byline: 'Ada Lindqvist, Tom Okafor',
      site: 'The Quay Courier',
      lang: 'en-GB',
      published: '2023-11-04T08:30:00.000Z',
      modified: '2023-11-05',
      excerpt: 'Traffic returned on Saturday after eleven weeks of work.',
      canonicalUrl: 'https://quay.example/news/harbour-bridge',
      problem: null,
    });
  });

  it('has all of its text, block by block, and nothing of the page around it', () => {
    expect(article.text.split('\n')).toEqual([
      expect.stringMatching(/^The harbour bridge opened .* pier\.$/),
      'Engineers had to replace four of the sixteen cables, each of which weighs nearly nine tonnes and is as thick as a tree.',
      'What it cost',
      'Costs by part',
      'Part Cost',
      'Cables €4.1m',
      'Pier2 €2.6m | est.',
      expect.stringMatching(/^The town paid .* two insurers\.$/),
      expect.stringMatching(/^“We had no plan/),
      'The footpath stays closed until March.',
      'Lorries over 40 tonnes must use the tunnel:',
      'from the north by day,',
      'from the south at night.',
      'def load(tonnes): return tonnes < 40',
      'The first cars cross',
      expect.stringMatching(/^Buses follow/),
      'Two more were replaced in 2019.',
    ]);
  });

  it('keeps its structure in Markdown', () => {
    const { markdown } = article;
    expect(markdown).not.toContain('# Harbour bridge');
    expect(markdown).toContain(
      '<figure>\n\n![The bridge at dawn](image:0)\n\n<figcaption>\n\nThe bridge at dawn, *photographed* on Saturday.\n\n</figcaption>\n</figure>',
    );
    expect(markdown).toContain('cables[^1], each of which weighs **nearly nine tonnes** and');
    expect(markdown).toContain('[^1]: Two more were replaced in 2019.');
    expect(markdown).toContain('| Pier<sub>2</sub> | €2.6m \\| est. |');
    expect(markdown).toContain('[coastal fund](https://quay.example/news/fund?a=1\\&b=2)');
    expect(markdown).toContain('  - from the north by day,');
    expect(markdown).toContain('```python\ndef load(tonnes):\n    return tonnes < 40\n```');
    expect(markdown).toContain('[The first cars cross](https://www.youtube.com/embed/abc123)');
    expect(markdown).toMatch(/^> “We had no plan/m);
  });

  it('lists its images in their best size, and the lead image', () => {
    expect(article.images).toEqual([
      { url: 'https://quay.example/img/bridge-wide.jpg?w=1600', alt: 'The bridge at dawn' },
    ]);
    expect(article.lead).toBe(0);
  });

  it('has HTML with absolute addresses and working footnotes', () => {
    expect(article.html).toContain('src="https://quay.example/img/bridge-wide.jpg?w=1600"');
    expect(article.html).toContain('href="#content-fn-1"');
    expect(article.html).toContain('id="content-fn-1"');
    expect(article.html).not.toMatch(/<script|tracked|image:0/);
  });
});

it('finds images wherever a page keeps them until its scripts have run', async () => {
  const { images, markdown } = page(await fixture('lazy-images.html'), 'https://gardens.example/nine');
  expect(images.map((image) => image.url)).toEqual([
    'https://gardens.example/g/one.jpg',
    'https://gardens.example/g/two-large.jpg',
    'https://gardens.example/g/three.jpg',
    'https://gardens.example/g/four.jpg',
  ]);
  expect(markdown).toContain('<figcaption>\n\nThe fourth, seen from the tower.\n\n</figcaption>');
});

it('says when a page is a shell for scripts', async () => {
  expect(page(await fixture('shell.html')).problem).toBe('needs-scripts');
});

it('says when a page has no article, and keeps what text there is', async () => {
  const { problem, title, text } = page(await fixture('login.html'));
  expect({ problem, title }).toEqual({ problem: 'not-article', title: 'Members area' });
  expect(text).toContain('Enter your name.');
});

it('takes an empty page', () => {
  expect(page(new Uint8Array())).toMatchObject({ problem: 'not-article', text: '', images: [], words: 0 });
});

describe('plain extraction', () => {
  const plain = (html: string) =>
    extractPlain({ bytes: bytesOf(html), contentType: null, url: 'https://a.example/x', imagePrefix: '' });

  it('keeps the words of a page, a paragraph a block, without building a tree', () => {
    const article = plain(
      '<title>Bread &amp; Roses</title><style>p{}</style><p>One *star*<p>Two &hellip; <b>three</b><script>no()</script>',
    );
    expect(article).toMatchObject({
      title: 'Bread & Roses',
      text: 'One *star*\nTwo … three',
      markdown: 'One \\*star\\*\n\nTwo … three\n',
      problem: 'over-limit',
      words: 4,
    });
  });

  it('takes a hundred thousand nested elements', () => {
    const depth = 100_000;
    expect(plain(`${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`).text).toBe('deep');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(markup).map((parts) => parts.join('')),
        (html) => plain(html).title.length >= 0,
      ),
    );
  });
});

const markup = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '"',
    "'",
    '=',
    '&',
    '&#x0;',
    '\0',
    '<svg>',
    '<math>',
    '</p>',
    '<table><tr><td>',
  ),
  fc.constantFrom(
    '<p>',
    '<div>',
    '<a href="javascript:alert(1)">',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
  ),
  fc.constantFrom(
    '<b>',
    '</b>',
    '<ul><li>',
    '<pre>',
    '<h2>',
    '<figure><figcaption>',
    '<sup><a href="#a">1</a></sup>',
    '<li id=a>',
  ),
  fc.constantFrom(
    'A sentence that is long enough to be read as text, with commas, and a stop. ',
    '**',
    '[x](y)',
    '\n',
  ),
  fc.string(),
);

it('takes any markup, and gives out nothing that runs or loads', () => {
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 40 }), (parts) => {
      const { html } = page(bytesOf(`<html><body><article>${parts.join('')}</article></body></html>`));
      expect(html).not.toMatch(/<(?:script|style|iframe|object|embed|svg|form|base|meta|link)\b/i);
      expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style|srcset|poster)\s*=/i);
      expect(html).not.toMatch(/(?:href|src)="(?!https?:|mailto:|#|data:image\/(?:png|jpeg|gif|webp);)/i);
    }),
    { numRuns: 150 },
  );
});

describe('a page of a video', () => {
  const list = Array.from(
    { length: 20 },
    (_, at) => `<li><a href="/${at}">Another video ${at}</a></li>`,
  ).join('');
  const head = (more: string) =>
    `<html><head><title>The night boat | Tube</title><meta name="description" content="The last crossing, filmed.">
     <meta property="og:title" content="The night boat">${more}</head><body><ul>${list}</ul><script>play()</script></body></html>`;
  const linked =
    '<script type="application/ld+json">{"@type":"VideoObject","name":"The night boat"}</script>';

  it.each([
    ['og:type', '<meta property="og:type" content="video.other">'],
    ['linked data', linked],
    ['a graph of linked data', linked.replace(/(\{.*\})/, '{"@graph":[{"@type":"WebPage"},$1]}')],
  ])('by %s: its title and what is said of it', (_, more) => {
    expect(page(bytesOf(head(more)))).toMatchObject({
      title: 'The night boat',
      problem: 'video-page',
      text: 'The last crossing, filmed.',
    });
  });

  it('is an article when it has the text of one', () => {
    const words = 'The ferry left at twenty past nine, and this autumn the county counted who was on it. ';
    const html = head(linked).replace(
      '<ul>',
      `<article><p>${words.repeat(8)}</p><p>${words.repeat(8)}</p></article><ul>`,
    );
    expect(page(bytesOf(html)).problem).toBeNull();
  });

  it('is none for a video inside of an article', () => {
    const more =
      '<script type="application/ld+json">[{"@type":"NewsArticle","headline":"The night boat"},{"@type":"VideoObject"}]</script>';
    expect(page(bytesOf(head(more))).problem).not.toBe('video-page');
  });
});
