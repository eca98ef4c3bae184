import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { domText, type TextNode } from '../../../shared/text/dom.ts';
import { extractPage } from '../capture/index.ts';
import { plainText, renderMarkdown } from './index.ts';

interface AnyNode extends TextNode<AnyNode> {}

/** The plain text as the window makes it: from the nodes of the rendered article. */
function textOfDom(html: string, captions: boolean): string {
  const body: AnyNode = parseHTML(`<html><body>${html}</body></html>`).document.body;
  return domText(body, { captions }).text;
}

function expectSame(markdown: string): void {
  const { html, text } = renderMarkdown({ markdown, imageBase: 'offprint-app://article/0123456789abcdef/' });
  expect(textOfDom(html, true)).toBe(text);
  expect(textOfDom(html, false)).toBe(plainText(markdown, { captions: false }));
}

const words = fc.oneof(
  fc.constantFrom(
    'bridge',
    'storm',
    '他说',
    '“好。”',
    'naïve',
    '&amp;',
    '&hellip;',
    '&unknown;',
    '&copy',
    'a & b',
    '<',
    '1 < 2',
    '\u00A0',
  ),
  fc.constantFrom(
    'C#',
    '*',
    '_',
    '~',
    '`',
    '[',
    ']',
    '!',
    '\\',
    '|',
    '#',
    '-',
    '1.',
    'https://a.example/b_c?d=e&f',
    'a@b.example',
    '😀',
  ),
);
const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((found) => found.join(' '));
const { inline } = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small' },
    text,
    tie('inline').map((inner) => `**${inner}**`),
    tie('inline').map((inner) => `*${inner}*`),
    tie('inline').map((inner) => `~~${inner}~~`),
    tie('inline').map((inner) => `[${inner}](https://a.example/x "t")`),
    tie('inline').map((inner) => `x<sup>${inner}</sup>`),
    tie('inline').map((inner) => `${inner}[^1]`),
    tie('inline').map((inner) => `${inner}  \nnext`),
    tie('inline').map((inner) => `${inner} <b>${inner}</b>`),
    text.map((inner) => `\`${inner.replaceAll('`', '')}\``),
    text.map((inner) => `![${inner}](images/a.png)`),
    text.map((inner) => `![${inner}](https://a.example/a.png)`),
    fc.tuple(tie('inline'), tie('inline')).map((both) => both.join(' ')),
  ),
}));
const indented = (block: string, by: string) => block.replace(/^(?=.)/gm, by);
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    inline,
    inline.map((line) => `## ${line.replaceAll('\n', ' ')}`),
    fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((inner) => indented(inner.join('\n\n'), '> ')),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${indented(item, '  ').trimStart()}`).join('\n')),
    fc
      .array(inline, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item, at) => `${at + 1}. [x] ${item}`).join('\n')),
    text.map((code) => `\`\`\`js\n${code}\n  ${code}\n\`\`\``),
    fc.tuple(text, text).map((cells) => `| ${cells.join(' | ')} |\n|---|---|\n| ${cells.join(' | ')} |`),
    tie('block').map(
      (inner) => `<figure>\n\n![a](images/a.png)\n\n<figcaption>\n\n${inner}\n\n</figcaption>\n</figure>`,
    ),
    tie('block').map((inner) => `<details>\n<summary>S &amp; T</summary>\n\n${inner}\n\n</details>`),
    inline.map((inner) => `[^1]: ${inner}`),
    fc.constant('<div>raw <b>bold</b><br>line &lt;p&gt;<script>no()</script><!-- no --></div>'),
    fc.constant('---'),
  ),
}));

describe('the text of the tokens is the text of the DOM', () => {
  it('in any Markdown', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) =>
        expectSame(blocks.join('\n\n')),
      ),
      { numRuns: 800 },
    );
  });

  it.each(['harbour.html', 'lazy-images.html', 'login.html'])('in the page %s', async (name) => {
    const bytes = await readFile(new URL(`../capture/fixtures/${name}`, import.meta.url));
    expectSame(
      extractPage({ bytes, contentType: null, url: 'https://a.example/', imagePrefix: 'images/' }).markdown,
    );
  });

  it('in raw HTML that is not closed', () => {
    expectSame('a <b>b\n\n<figcaption>c\n\nd <p>e</div> f');
    expectSame('<ul><li>a<li>b</ul>\n\n<p>c<p>d');
  });
});
