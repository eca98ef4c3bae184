import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domText, type TextNode } from '../../../shared/text/dom.ts';
import { plainText } from '../render/index.ts';
import { parsePage } from './dom.ts';
import { articleMarkdown } from './markdown.ts';
import { takeFootnotes } from './notes.ts';
import { preparePage } from './prepare.ts';

interface AnyNode extends TextNode<AnyNode> {}

function convert(html: string, title: string | null = null): string {
  const document = parsePage(html);
  const notes = takeFootnotes(document);
  preparePage(document, 'https://a.example/b/');
  return articleMarkdown(document.body, { title, notes, imagePrefix: 'image:' }).markdown;
}

describe('HTML as Markdown', () => {
  it.each([
    ['a title is not repeated', '<h1>The Title!</h1><p>x</p>', 'x\n'],
    [
      'sup and sub',
      '<p>H<sub>2</sub>O is 10<sup><b>3</b></sup></p>',
      'H<sub>2</sub>O is 10<sup>**3**</sup>\n',
    ],
    ['spaces in emphasis', '<p>a<b> b </b>c<i><br></i>d</p>', 'a **b** c\\\nd\n'],
    [
      'emphasis that would not be read back',
      '<p>他说<b>“好。”</b>然后</p>',
      '他说<strong>“好。”</strong>然后\n',
    ],
    ['emphasis in emphasis', '<p><i>a <b>b</b> c</i></p>', '<em>a **b** c</em>\n'],
    ['emphasis side by side', '<p><b>a</b><b>b</b></p>', '**ab**\n'],
    ['emphasis around blocks', '<b><p>a</p><p>b</p></b>', 'a\n\nb\n'],
    ['a block in a line', '<p><span>a<div>b</div></span></p>', 'a\n\nb\n'],
    ['a rule in emphasis', '<p><b>a<hr>b</b></p>', 'a\n\n---\n\nb\n'],
    ['a list in a heading', '<h2><ul><li>a</ul></h2>', '- a\n'],
    ['two paragraphs in a heading', '<h2><p>a</p><p>b</p></h2>', '## a b\n'],
    ['double line breaks', 'a<br><br>b<br>c<br>&nbsp;<p>d<br></p>', 'a\n\nb\\\nc\n\nd\n'],
    [
      'links',
      '<p><a href="../x?a=1">a <b>b</b></a> <a href="#c">c</a> <a href="javascript:x()">d</a> <a>e</a></p>',
      '[a **b**](https://a.example/x?a=1) [c](https://a.example/b/#c) d e\n',
    ],
    [
      'links around blocks',
      '<a href="/x"><h2>a</h2><p>b</p></a>',
      '## [a](https://a.example/x)\n\n[b](https://a.example/x)\n',
    ],
    ['links that are not closed', '<p><a href="/x">a <a href="/y">b</a></p>', 'a [b](https://a.example/y)\n'],
    [
      'code',
      '<pre>a\n  b</pre><pre class="brush: js">let a;</pre><pre><code class="hljs language-c++">x</code></pre>',
      '```\na\n  b\n```\n\n```js\nlet a;\n```\n\n```c++\nx\n```\n',
    ],
    ['code in lines of their own', '<pre><div>a</div><div>b</div></pre>', '```\na\nb\n```\n'],
    [
      'nested lists',
      '<ol start="3"><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>',
      '3. a\n   - b\n\n4. c\n',
    ],
    [
      'a table',
      '<table><tr><th>a</th><th>b|c</th></tr><tr><td colspan="2"><p>d</p><ul><li>e</li></ul></td></tr></table>',
      '| a | b\\|c |\n| - | - |\n| d<br>e | |\n',
    ],
    [
      'a table for layout',
      '<table><tr><td><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></td><td><h2>c</h2></td></tr></table>',
      null,
    ],
    [
      'rows that lost their table',
      '<div><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></div>',
      null,
    ],
    [
      'formulas',
      '<p>So <math alttext="E=mc_1^2"><mi>E</mi></math> and <math><mi>x</mi><mo>+</mo><mn>1</mn></math>.</p>',
      'So `E=mc_1^2` and x+1 .\n',
    ],
    [
      'a video',
      '<video title="The crossing"><source src="/v.mp4"></video>',
      '[The crossing](https://a.example/v.mp4)\n',
    ],
    ['a frame that is no player', '<iframe src="https://ads.example/x"></iframe><p>a</p>', 'a\n'],
    [
      'a figure without a caption',
      '<figure><img src="/a.png" alt="A [b]"></figure>',
      '![A \\[b\\]](image:0)\n',
    ],
    ['a quote', '<blockquote>a<footer>— b</footer></blockquote>', '> a\n>\n> — b\n'],
    [
      'a table with a caption',
      '<table><caption> The boats<br> </caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
      '**The boats**\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
    ],
    ['definitions', '<dl><dt>a</dt><dd>b</dd></dl>', null],
    ['soft hyphens and places to break', '<p>Ham&shy;burg<wbr>er</p>', 'Hamburger\n'],
    ['what looks like markup', '<p>1. a *b* _c_ &lt;b&gt; [d](e) `f` # g</p><p># h</p><p>- i</p>', null],
  ])('%s', (_what, html, markdown) => {
    const written = convert(html, 'The title');
    if (markdown !== null) expect(written).toBe(markdown);
    expectSameWords(html, 'The title');
  });

  it('keeps footnotes with their anchors', () => {
    const html =
      '<p>One<sup><a href="#fn1" id="r1">1</a></sup> two [<a href="#fn2" name="r2">2</a>] <a href="#top">1</a>.</p>' +
      '<h2>Notes</h2><ol><li id="fn1">First <i>note</i>. <a href="#r1">↩</a></li><li id="fn2"><p>Second.</p><p>More.</p><a href="#r2">^</a></li></ol>';
    expect(convert(html)).toBe(
      'One[^1] two[^2] [1](https://a.example/b/#top).\n\n[^1]: First *note*.\n\n[^2]: Second.\n\n    More.\n',
    );
  });

  it.each([
    '<a href="#r1">Back</a>',
    '(<a href="#r1">Return to text</a>)',
    '<a href="#p1">Zurück zum Text</a>',
  ])("takes the page's own way back out of a footnote: %s", (back) => {
    const html = `<p id="p1">One<sup id="r1"><a href="#fn1">1</a></sup>.</p><ol class="footnotes"><li id="fn1">The first note, see <a href="#x">there</a>. ${back}</li></ol><p id="x">End.</p>`;
    expect(convert(html)).toBe('One[^1].\n\nEnd.\n\n[^1]: The first note, see [there](#x).\n');
  });
});

/** The words of the Markdown are those of the page, in its order. */
function expectSameWords(html: string, title: string | null = null): void {
  const document = parsePage(html);
  preparePage(document, 'https://a.example/');
  const body: AnyNode = document.body;
  const flat = (text: string) => text.replace(/[\s\u00AD]+/g, '');
  const before = flat(domText(body, { captions: true }).text);
  const after = flat(plainText(convert(html, title)));
  expect(title !== null && before.startsWith('TheTitle') ? before.slice(9) : before).toBe(after);
}

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'storm',
        'bridge, ',
        ' and ',
        '他说',
        '“好。”',
        'x',
        '. ',
        '\n',
        '&nbsp;',
        '&amp;',
        '&lt;b&gt;',
        'https://x.example/a_b',
      ),
      fc.constantFrom(
        '*',
        '**',
        '_',
        '~',
        '`',
        '[',
        '!',
        '\\',
        '|',
        '# ',
        '- ',
        '+',
        '1. ',
        '=',
        '---',
        ':',
        '@',
        '<',
        '>',
        '&',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));

const tags =
  'p div span b strong i em a sup sub code h2 h3 ul ol li blockquote pre table tr td th section del u br hr'.split(
    ' ',
  );
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    text,
    fc.constantFrom('<br>', '<hr>', '<img src="/a.png" alt="a">', '<br><br>'),
    fc.tuple(fc.constantFrom(...tags), fc.array(tie('tree'), { maxLength: 4 })).map(([tag, inner]) => {
      return `<${tag}${tag === 'a' ? ' href="/x"' : ''}>${inner.join('')}</${tag}>`;
    }),
  ),
}));

it('keeps every word, in its place, in any nesting of elements', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), (parts) => expectSameWords(parts.join(''))),
    { numRuns: 300 },
  );
});

it('never throws, and leaks no markup, on any nesting of elements', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (parts) => {
      const markdown = convert(parts.join(''));
      expect(plainText(markdown)).not.toMatch(/<\/?(?:figure|figcaption|sup|sub|strong|em)>/);
    }),
    { numRuns: 300 },
  );
});
