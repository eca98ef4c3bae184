import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown, sanitiseHtml } from './index.ts';

/** Everything by which HTML is known to run or to load something. */
const hostile = [
  '<script>alert(1)</script>',
  '<script src=//evil.example/x.js></script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<SCRIPT\n>alert(1)</SCRIPT\n>',
  '<img src="https://evil.example/p.gif">',
  '<img src="//evil.example/p.gif">',
  '<img src="HTTPS://EVIL.example/p.gif">',
  '<img src="offprint-app://article/../../x.png">',
  '<img src="offprint-app://article/0123456789abcdef/images/../x.png">',
  '<img src="offprint-app://article/0123456789abcdef/images/%2e%2e/x.png">',
  '<img src="offprint-app://app/index.html">',
  '<img src="\\\\evil.example\\share\\p.gif">',
  '<img src="file:///etc/passwd">',
  '<img src="images/x.png" srcset="https://evil.example/p.gif 2x">',
  '<img src=x onerror=alert(1)>',
  '<img src=`javascript:alert(1)`>',
  '<img src="images/x.png" onload=alert(1) style="background:url(https://evil.example/)">',
  '<img/src="https://evil.example/p.gif"/onerror=alert(1)>',
  '<image href="https://evil.example/p.gif">',
  '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img src="data:text/html;base64,PHNjcmlwdD4=">',
  '<img src="data:image/png,x" >',
  '<picture><source srcset="https://evil.example/p.gif"><img src="images/x.png"></picture>',
  '<video src="https://evil.example/v.mp4" poster="https://evil.example/p.gif" autoplay></video>',
  '<audio src="https://evil.example/a.mp3"></audio><track src="https://evil.example/t.vtt">',
  '<p style="background:url(https://evil.example/p.gif)">x</p>',
  '<p>x</p><style>@import url(https://evil.example/x.css);</style>',
  'text <style>p{background:url(https://evil.example/p.gif)}</style> text',
  '<table background="https://evil.example/p.gif"><td background="https://evil.example/p.gif">x</table>',
  '<body background="https://evil.example/p.gif" onload=alert(1)>',
  '<link rel="stylesheet" href="https://evil.example/x.css"><link rel="dns-prefetch" href="//evil.example">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><input name=a><button formaction="javascript:alert(1)">x</button></form>',
  '<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<frameset><frame src="https://evil.example/"></frameset>',
  '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/x.swf">',
  '<svg onload=alert(1)><image href="https://evil.example/p.gif"/><script>alert(1)</script></svg>',
  '<svg><use href="https://evil.example/x.svg#a"/><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<svg><style><img src="</style><img src=https://evil.example/p.gif onerror=alert(1)>"></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<title></title><img src=x onerror=alert(1)>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="https://evil.example/x.css"?>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="java&Tab;script&colon;alert(1)">x</a>',
  '<a href="&#106;&#97;&#118;&#97;script&#58;alert(1)">x</a>',
  '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
  '<a href="javascript\u200b:alert(1)">x</a>',
  '<a href="ｊavascript:alert(1)">x</a>',
  '<a href="vbscript:x">x</a><a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="file:///etc/passwd">x</a><a href="blob:https://x/1">x</a><a href="view-source:http://x">x</a>',
  '<a href="offprint://save?url=https://evil.example">x</a><a href="offprint-app://app/">x</a>',
  '<a href="//evil.example">x</a><a href="\\\\evil.example">x</a><a href="/etc">x</a>',
  '<a ping="https://evil.example/" target="_blank" download href="https://ok.example/">x</a>',
  '<p onclick=alert(1) ONMOUSEOVER="alert(1)" on\u0000load=alert(1)>x</p>',
  '<p id="constructor" name="documentElement" is="x-y" slot="a" part="b">x</p>',
  '<details open ontoggle=alert(1)><summary autofocus onfocus=alert(1) tabindex=1>x</summary></details>',
  '<p class="toolbar modal" contenteditable="true" hidden inert popover>x</p>',
  '<marquee onstart=alert(1)>x</marquee><isindex action=javascript:alert(1)>',
  '<blockquote cite="https://evil.example/">x</blockquote><q cite="javascript:alert(1)">y</q>',
  '<a href="https://ok.example/"><a href="javascript:alert(1)">x</a></a>',
  '<td><img src="https://evil.example/p.gif"><p>"<b title=\'"><img src=x onerror=alert(1)>\'>x',
];

/** What must not be left, whatever came in. */
function expectHarmless(html: string): void {
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
    const name = /^<([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
    expect(banned.has(name), tag).toBe(false);
    for (const [, attribute = '', value = ''] of tag.matchAll(/\s([^\s=/>"]+)="([^"]*)"/g)) {
      expect(known.has(attribute), tag).toBe(true);
      if (attribute === 'src')
        expect(value, tag).toMatch(
          /^(?:offprint-app:\/\/article\/[0-9a-f]{16}\/)?images\/[^/%\\]+$|^data:image\/(?:png|jpeg|gif|webp);base64,/,
        );
      if (attribute === 'href') expect(value, tag).toMatch(/^(?:https?:\/\/|mailto:|#content-)/i);
      if (attribute === 'id') expect(value, tag).toMatch(/^content-/);
    }
  }
}

const banned = new Set(
  'script style iframe frame frameset object embed svg math form input button textarea select link meta base video audio source track picture template noscript image marquee isindex title body'.split(
    ' ',
  ),
);
const known = new Set(
  'href src alt title class id rel dir lang width height colspan rowspan align scope start reversed type value datetime'.split(
    ' ',
  ),
);

describe('hostile HTML', () => {
  it.each(hostile)('%s', (html) => {
    expectHarmless(sanitiseHtml(html, 'local'));
    expectHarmless(renderMarkdown({ markdown: html, imageBase: '' }).html);
    expectHarmless(renderMarkdown({ markdown: `Text ${html} text\n\n> ${html}`, imageBase: '' }).html);
  });

  it('is harmless in any order and nesting', () => {
    const parts = fc.array(
      fc.oneof(fc.constantFrom(...hostile), fc.constantFrom('<', '>', '"', '\n\n', '```', '`', '](', '![x')),
    );
    fc.assert(
      fc.property(parts, (found) => {
        const html = sanitiseHtml(found.join(''), 'local');
        expectHarmless(html);
        expect(sanitiseHtml(html, 'local')).toBe(html);
        expectHarmless(renderMarkdown({ markdown: found.join(''), imageBase: '' }).html);
      }),
      { numRuns: 200 },
    );
  });

  it('is harmless in links and images of Markdown', () => {
    const markdown =
      '[a](javascript:alert(1)) [b](<java\tscript:alert(1)>) [c](&#106;avascript:alert(1)) [d][e] ![f](javascript:alert(1)) ' +
      '![g](data:image/svg+xml;base64,PHN2Zy8+) [h](data:text/html,x) <javascript:alert(1)>\n\n[e]: javascript:alert(1)\n\n' +
      '![i](https://evil.example/"onerror="alert(1))';
    const { html } = renderMarkdown({ markdown, imageBase: 'offprint-app://article/0123456789abcdef/' });
    expectHarmless(html);
    expect(html).not.toMatch(/<img/);
  });
});

describe('what may stay', () => {
  it.each([
    '<p dir="rtl" lang="ar">x</p>',
    '<a href="https://ok.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow">x</a>',
    '<a href="mailto:a@ok.example" rel="noopener noreferrer nofollow">x</a>',
    '<a href="#content-note">x</a>',
    '<pre><code class="language-c++">x</code></pre>',
    '<table><tbody><tr><td colspan="2" align="right">x</td></tr></tbody></table>',
    '<figure><img src="images/a-b.1.jpg" alt="A" /><figcaption>x</figcaption></figure>',
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="" />',
    '<ruby>漢<rp>(</rp><rt>かん</rt></ruby>',
    'H<sub>2</sub>O <kbd>Ctrl</kbd> <mark>x</mark>',
  ])('%s', (html) => expect(sanitiseHtml(html, 'local')).toBe(html));

  it('loses its id and classes where they could be taken for those of the app', () => {
    expect(sanitiseHtml('<p id="x" class="toolbar">a <a href="#x">b</a></p>', 'local')).toBe(
      '<p id="content-x">a <a href="#content-x">b</a></p>',
    );
  });
});
