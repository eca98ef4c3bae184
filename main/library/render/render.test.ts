import { describe, expect, it } from 'vitest';
import { plainText, renderMarkdown } from './index.ts';

const imageBase = 'offprint-app://article/0123456789abcdef/';
const html = (markdown: string) => renderMarkdown({ markdown, imageBase }).html;

describe('rendering', () => {
  it('gives headings ids that are unique and cannot clobber', () => {
    expect(html('# Über *uns*\n\n## Über uns\n\n## !!!')).toBe(
      '<h1 id="content-h-über-uns">Über <em>uns</em></h1>\n' +
        '<h2 id="content-h-über-uns-2">Über uns</h2>\n' +
        '<h2 id="content-h-section">!!!</h2>\n',
    );
  });

  it("shows images of the article's own folder", () => {
    expect(html('![A dog](images/dog.jpg)')).toBe(
      `<p><img src="${imageBase}images/dog.jpg" alt="A dog" /></p>\n`,
    );
    expect(renderMarkdown({ markdown: '![](images/a.png)', imageBase: '' }).html).toContain(
      '<img src="images/a.png"',
    );
    expect(html('<img src="images/dog.jpg" alt="A &quot;dog&quot;" onerror="x()">')).toContain(
      `<img src="${imageBase}images/dog.jpg" alt="A &quot;dog&quot;" />`,
    );
  });

  it('loads no other image, and shows its description with its address', () => {
    const missing =
      '<span class="missing-image"><a href="https://far.example/x/dog.jpg" rel="noopener noreferrer nofollow">';
    expect(html('![A dog](https://far.example/x/dog.jpg)')).toBe(`<p>${missing}A dog</a></span></p>\n`);
    expect(html('![](https://far.example/x/dog.jpg)')).toBe(`<p>${missing}dog.jpg</a></span></p>\n`);
    expect(html('<img src="https://far.example/x/dog.jpg" alt="A dog">')).toContain(
      `${missing}A dog</a></span>`,
    );
    expect(html('![A dog](file:///etc/passwd)')).toBe('<p><span class="missing-image">A dog</span></p>\n');
    expect(html('![x](images/../../secret.png)')).not.toContain('<img');
    expect(html('![x](images/drawing.svg/../x)')).not.toContain('<img');
  });

  it('renders Markdown inside of a figure', () => {
    const figure = '<figure>\n\n![A](images/a.png)\n\n<figcaption>\n\nBy *A. B.*\n\n</figcaption>\n</figure>';
    expect(html(figure).replace(/\s*\n\s*/g, '')).toBe(
      `<figure><p><img src="${imageBase}images/a.png" alt="A" /></p><figcaption><p>By <em>A. B.</em></p></figcaption></figure>`,
    );
  });

  it('shows what a task list says', () => {
    expect(html('- [x] done\n- [ ] open')).toBe(
      '<ul>\n<li><span class="task">☑</span> done</li>\n<li><span class="task">☐</span> open</li>\n</ul>\n',
    );
  });
});

it('leaves out the header of a table that has none', () => {
  expect(html('| | |\n|-|:-:|\n| a | b |').replace(/\n/g, '')).toBe(
    '<table><tbody><tr><td>a</td><td align="center">b</td></tr></tbody></table>',
  );
});

describe('footnotes', () => {
  it('lead there and back, in the order of the text', () => {
    expect(
      html(
        'One[^b], two[^a] and one[^B].\n\n[^a]: Second.\n[^b]: First\n  goes on.\n\n    And has a list:\n\n    - x\n',
      ),
    ).toBe(
      '<p>One<sup class="footnote-ref"><a id="content-fnref-1" href="#content-fn-1">1</a></sup>, ' +
        'two<sup class="footnote-ref"><a id="content-fnref-2" href="#content-fn-2">2</a></sup> and ' +
        'one<sup class="footnote-ref"><a id="content-fnref-1-2" href="#content-fn-1">1</a></sup>.</p>\n' +
        '<section class="footnotes"><ol><li id="content-fn-1"><p>First\ngoes on.</p>\n<p>And has a list:</p>\n' +
        '<ul>\n<li>x</li>\n</ul> <a class="footnote-back" href="#content-fnref-1">↩</a> ' +
        '<a class="footnote-back" href="#content-fnref-1-2">↩</a></li>' +
        '<li id="content-fn-2"><p>Second. <a class="footnote-back" href="#content-fnref-2">↩</a></p></li></ol></section>\n',
    );
  });

  it('are kept when nothing refers to them, and are text when they are not defined', () => {
    expect(html('A[^1].\n\n[^2]: Alone.')).toContain('<p>A[^1].</p>');
    expect(html('A.\n\n[^2]: Alone.')).toContain('<li id="content-fn-1"><p>Alone.</p></li>');
    expect(plainText('A[^1].\n\n[^1]: One.\n[^1]: Again.')).toBe('A.\nOne.\nAgain.');
  });

  it('may refer to each other and to themselves', () => {
    expect(plainText('A[^1].\n\n[^1]: B[^2] and[^1].\n\n[^2]: C[^1].')).toBe('A.\nB and.\nC.');
  });
});

describe('plain text', () => {
  it('is the blocks of the article, a line each', () => {
    const markdown =
      '# Head &amp; *tail*\n\nOne  two\nthree\\\nfour<sup>2</sup> `a  b` ~~gone~~ \\*star\\*\n\n> Quote\n\n1. a\n   - b\n\n' +
      '| x | y |\n|---|---|\n| 1 | **2** |\n\n```js\nlet a;\n\nlet b;\n```\n\n---\n\n![alt](images/a.png) after\n';
    expect(plainText(markdown)).toBe(
      'Head & tail\nOne two three four2 a b gone *star*\nQuote\na\nb\nx y\n1 2\nlet a; let b;\nafter',
    );
  });

  it('has captions, unless they are not wanted', () => {
    const markdown =
      'A\n\n<figure>\n\n![](images/a.png)\n\n<figcaption>\n\nCap *tion*\n\n</figcaption>\n</figure>\n\nB';
    expect(plainText(markdown)).toBe('A\nCap tion\nB');
    expect(plainText(markdown, { captions: false })).toBe('A\nB');
  });
});
