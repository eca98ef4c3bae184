import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Highlight } from '../../../shared/model/record.ts';
import { domText, type TextNode } from '../../../shared/text/dom.ts';
import { inlineMarkdown } from '../../../shared/text/inline-markdown.ts';
import { plainText, renderMarkdown } from '../render/index.ts';
import { htmlText, markHtml } from './mark-html.ts';
import { placeHighlights } from './placed.ts';

interface AnyNode extends TextNode<AnyNode> {}

function textOf(html: string): string {
  const body: AnyNode = parseHTML(`<html><body>${html}</body></html>`).document.body;
  return domText(body, { captions: true }).text;
}

const yellow = { colour: 'yellow', note: null } as const;

test('a passage is marked through emphasis and over blocks, with its number behind it', () => {
  const html = '<p>One <b>two</b> three.</p>\n<ul>\n<li>four</li>\n</ul>';
  expect(markHtml(html, [{ start: 4, end: 19, colour: 'pink', note: 3 }])).toBe(
    '<p>One <b><span id="mark-3"></span><mark class="pink">two</mark></b><mark class="pink"> three.</mark></p>\n<ul>\n' +
      '<li><mark class="pink">four</mark><sup class="note-ref"><a href="#note-3" aria-label="Note 3">3</a></sup></li>\n</ul>',
  );
});

test('of overlapping passages the shorter gives the colour', () => {
  const marks = [{ ...yellow, start: 0, end: 13 }, { start: 4, end: 7, colour: 'blue', note: null } as const];
  expect(markHtml('<p>One two three</p>', marks)).toBe(
    '<p><mark class="yellow">One </mark><mark class="blue">two</mark><mark class="yellow"> three</mark></p>',
  );
});

const piece = fc.constantFrom(
  ...[
    'words',
    ' ',
    '\n\n',
    '**',
    '*',
    '&amp;',
    '&lt;',
    '<',
    '>',
    '"',
    '`',
    '| a |\n|-|\n| b |\n',
    '- ',
    '> ',
    '[^1]',
    '\n[^1]: x',
    '![a](images/a.png)',
    '<b>',
    '他说',
    '😀',
    '  ',
  ],
);

test('whatever the text, marks add elements and change nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
      (parts, places) => {
        const { html } = renderMarkdown({ markdown: parts.join(''), imageBase: '' });
        const { text } = htmlText(html);
        expect(text).toBe(textOf(html));
        const marks = places.map(([a, b], at) => {
          const start = a % (text.length + 1);
          return { ...yellow, start, end: Math.min(text.length, start + (b % 15)), note: at + 1 };
        });
        const marked = markHtml(html, marks);
        const bare = marked.replace(
          /<sup class="note-ref">.*?<\/sup>|<span id="mark-\d"><\/span>|<\/?mark[^>]*>/g,
          '',
        );
        expect(bare).toBe(html);
        const words = marked.replace(/<sup class="note-ref">.*?<\/sup>/g, '');
        expect(textOf(words)).toBe(text);
        const covered = [...marked.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)]
          .map(([, inside = '']) => textOf(inside))
          .join('');
        const wanted = marks.some(({ start, end }) => text.slice(start, end).trim() !== '');
        expect(covered !== '').toBe(wanted);
      },
    ),
    { numRuns: 400 },
  );
});

test('text that is written as Markdown is read as that text', () => {
  const sign = fc.constantFrom(
    ...'\\`*_[]<>~|#-+=&!().1:/ \n\tax'.split(''),
    '==',
    '&amp;',
    '1. ',
    '- ',
    '# ',
    '<b>',
    '](x)',
  );
  fc.assert(
    fc.property(
      fc.array(sign).map((signs) => signs.join('')),
      (text) => {
        expect(plainText(inlineMarkdown(text))).toBe(text.replace(/\s+/g, ' ').trim());
      },
    ),
    { numRuns: 1000 },
  );
});

test('a highlight stands where it stood, is found again, or is lost', () => {
  const highlight = (id: string, quote: string, start: number | null): Highlight => ({
    id: id.repeat(16),
    quote,
    prefix: '',
    suffix: '',
    start,
    end: start === null ? null : start + quote.length,
    colour: 'yellow',
    comment: null,
    created: `2026-01-0${id}T00:00:00.000Z`,
    updated: '2026-01-01T00:00:00.000Z',
  });
  const { placed, lost } = placeHighlights(
    [highlight('1', 'gone', 4), highlight('2', 'three', 0), highlight('3', 'one', 0), highlight('4', '', 0)],
    'one two three',
  );
  expect(placed.map(({ quote, start, end }) => [quote, start, end])).toEqual([
    ['one', 0, 3],
    ['three', 8, 13],
  ]);
  expect(lost.map(({ quote }) => quote)).toEqual(['gone', '']);
});
