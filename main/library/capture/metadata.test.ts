import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from './dom.ts';
import { pageMetadata } from './metadata.ts';

const url = 'https://www.quay.example/news/bridge';
const read = (head: string, body = '', html = '') =>
  pageMetadata(parsePage(`<html ${html}><head>${head}</head><body>${body}</body></html>`), url, url);
const ld = (data: unknown) =>
  `<script type="application/ld+json">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`;

describe('where metadata is found', () => {
  it.each([
    [
      'linked data',
      ld({ '@type': 'NewsArticle', headline: 'A &amp; b', author: 'Ada L.', datePublished: '2023-11-04' }),
    ],
    [
      'a graph',
      ld({
        '@graph': [
          { '@type': 'WebPage' },
          { '@type': ['Article'], headline: 'A & b', author: { '@id': '#a' }, datePublished: '2023-11-04' },
          { '@id': '#a', name: 'Ada L.' },
        ],
      }),
    ],
    [
      'a list',
      ld([
        { '@type': 'BlogPosting', name: 'A & b', author: [{ name: 'Ada L.' }], datePublished: '2023-11-04' },
      ]),
    ],
    [
      'linked data in a comment',
      ld(
        '<!-- {"@type":"Article","headline":"A &amp; b","author":{"name":"Ada\nL."},"datePublished":"2023-11-04"} -->',
      ),
    ],
    [
      'Open Graph',
      '<meta property="og:title" content="A &amp; b"><meta property="article:author" content="Ada L."><meta property="article:published_time" content="2023-11-04">',
    ],
    [
      'meta names',
      '<title>A &amp; b</title><meta name="Author" content="Ada L."><meta name="date" content="2023-11-04">',
    ],
  ])('%s', (_where, head) => {
    expect(read(head)).toMatchObject({ title: 'A & b', byline: 'Ada L.', published: '2023-11-04' });
  });

  it('the page itself', () => {
    const body =
      '<h1>A bridge</h1><p class="byline">By <span itemprop="author">Ada L.</span></p><time datetime="2023-11-04T10:00:00Z">x</time>' +
      '<aside><a rel="author">Someone Else</a></aside>';
    expect(read('', body)).toMatchObject({
      title: 'A bridge',
      byline: 'Ada L.',
      published: '2023-11-04T10:00:00.000Z',
    });
  });

  it('nowhere', () => {
    expect(read('')).toEqual({
      ...{ title: null, byline: null, site: null, published: null, modified: null },
      ...{ lang: null, excerpt: null, canonicalUrl: null, isVideo: false, image: null },
    });
  });
});

describe('the language', () => {
  it.each([
    ['lang="pt_br"', '', 'pt-BR'],
    ['lang="x"', '<meta property="og:locale" content="de_AT">', 'de-AT'],
    ['', '<meta http-equiv="content-language" content="ja">', 'ja'],
    ['lang="{{lang}}"', '', null],
  ])('%s %s', (html, head, lang) => expect(read(head, '', html).lang).toBe(lang));
});

describe('the canonical address', () => {
  it.each([
    ['/news/bridge-2', 'https://www.quay.example/news/bridge-2'],
    ['https://quay.example/news/bridge', 'https://quay.example/news/bridge'],
    ['https://amp.quay.example/news/bridge', 'https://amp.quay.example/news/bridge'],
    // Another site, a front page, or no address of the web at all.
    ['https://other.example/news/bridge', null],
    ['https://www.quay.example/', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
  ])('%s', (href, canonical) =>
    expect(read(`<link rel="canonical" href="${href}">`).canonicalUrl).toBe(canonical),
  );
});

it('takes an image only from the web', () => {
  expect(read('<meta property="og:image" content="/a.jpg">').image).toBe('https://www.quay.example/a.jpg');
  expect(read('<meta property="og:image" content="data:image/svg+xml,x">').image).toBeNull();
});

it('takes any linked data', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      tie('list'),
      tie('thing'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    thing: fc.dictionary(
      fc.constantFrom(
        '@type',
        '@graph',
        '@id',
        'headline',
        'author',
        'name',
        'datePublished',
        'image',
        'url',
        'publisher',
        'inLanguage',
      ),
      fc.oneof(tie('value'), fc.constantFrom('NewsArticle', '#a')),
    ),
  }));
  fc.assert(fc.property(json.value, (value) => read(ld(JSON.stringify(value))).canonicalUrl === null));
  expect(read(ld(`${'['.repeat(200)}{}${']'.repeat(200)}`)).title).toBeNull();
});
