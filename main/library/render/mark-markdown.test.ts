import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './index.ts';
import { markMarkdown, unmarkMarkdown } from './mark-markdown.ts';

/** Marks each of these words of the text, where they stand first. */
function mark(markdown: string, ...quotes: string[]): string {
  const text = plainText(markdown);
  const passages = quotes.map((quote) => {
    const start = text.indexOf(quote);
    expect(start, quote).toBeGreaterThanOrEqual(0);
    return { start, end: start + quote.length };
  });
  return markMarkdown({ markdown, passages }).markdown;
}

test.each([
  ['One two three.', 'two', 'One ==two== three.'],
  ['One **two** three.', 'One two three.', '==One **two** three.=='],
  ['One **two** three.', 'two', 'One ==**two**== three.'],
  ['One **two three** four.', 'three four', 'One **two ==three==** ==four==.'],
  ['A [link](https://a.example/two) two.', 'two', 'A [link](https://a.example/two) ==two==.'],
  ['A [long link](https://a.example).', 'link', 'A [long ==link==](https://a.example).'],
  ['See `code here` now.', 'code', 'See ==`code here`== now.'],
  ['# A head\n\nText.', 'A head\nText', '# ==A head==\n\n==Text==.'],
  [
    '> A quote\n> of **two\n> lines** here.',
    'quote of two lines here',
    '> A ==quote\n> of== **==two\n> lines==** ==here==.',
  ],
  ['- one\n- two\n  - three', 'two\nthree', '- one\n- ==two==\n  - ==three=='],
  ['| a | b |\n|---|---|\n| one | two |', 'one two', '| a | b |\n|---|---|\n| ==one== | ==two== |'],
  ['Fish &amp; chips &copy; 2020.', 'chips ©', 'Fish &amp; ==chips &copy;== 2020.'],
  ['Fish &amp; chips.', 'Fish &', '==Fish &amp;== chips.'],
  ['A \\*star\\* here.', '*star*', 'A ==\\*star\\*== here.'],
  ['![two](images/a.png) two', 'two', '![two](images/a.png) ==two=='],
  [
    'A note[^1] here.\n\n[^1]: The note itself.',
    'note itself',
    'A note[^1] here.\n\n[^1]: The ==note itself==.',
  ],
  ['A note[^1] here.\n\n[^1]: X.', 'note here', 'A ==note[^1] here==.\n\n[^1]: X.'],
  [
    '<figure>\n\n![](images/a.png)\n\n<figcaption>\n\nBy *A*\n\n</figcaption>\n</figure>',
    'By A',
    '<figure>\n\n![](images/a.png)\n\n<figcaption>\n\n==By *A*==\n\n</figcaption>\n</figure>',
  ],
])('in %j the words %j are marked', (markdown, quote, expected) => {
  expect(mark(markdown, quote)).toBe(expected);
  expect(unmarkMarkdown(expected)).toBe(markdown);
});

test('passages that touch or overlap become one', () => {
  expect(mark('One two three four.', 'One two', 'two three')).toBe('==One two three== four.');
  expect(mark('Onetwo.', 'One', 'two')).toBe('==Onetwo==.');
});

test.each([
  ['```\ncode\n```', 'code'],
  ['See https://a.example/b now.', 'a.example/b'],
  ['See <https://a.example/b> now.', 'https://a.example/b'],
  ['<div>raw words</div>', 'raw'],
])('what cannot be marked is left as it is: %j', (markdown, quote) => {
  expect(mark(markdown, quote)).toBe(markdown);
});

test('a bare address in the middle parts the mark', () => {
  expect(mark('See https://a.example/b now.', 'See https://a.example/b now')).toBe(
    '==See== https://a.example/b ==now==.',
  );
});

test('equal signs of the text are not taken for marks', () => {
  const markdown = 'If a == b and c=d, then `e == f` at https://a.example/?g==h.';
  const with_ = mark(markdown, 'and', 'c=d');
  expect(with_).toBe('If a \\=\\= b ==and== ==c=d==, then `e == f` at https://a.example/?g==h.');
  expect(unmarkMarkdown(with_)).toBe(markdown);
  expect(unmarkMarkdown(mark('x= y', 'x='))).toBe('x= y');
});

test('without passages nothing is changed', () => {
  expect(markMarkdown({ markdown: 'a == b\r\n', passages: [] }).markdown).toBe('a == b\r\n');
});

const piece = fc.constantFrom(
  ...[
    'word',
    'two words',
    '*',
    '**',
    '_',
    '~~',
    '`',
    '[',
    '](https://a.example)',
    '=',
    '==',
    '&amp;',
    '\\',
    '|',
    '#',
    '> ',
    '- ',
    '1. ',
    '\n',
    '\n\n',
    ' ',
    '  \n',
    '    ',
    '<b>',
    '</b>',
    '![',
    '```\n',
    '[^1]',
    '\n[^1]: ',
    'https://a.example/x',
    '他说',
    '😀',
  ],
);
const anyMarkdown = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));

test('whatever the Markdown, marks change nothing but themselves', () => {
  fc.assert(
    fc.property(anyMarkdown, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }), (markdown, places) => {
      const text = plainText(markdown);
      const passages = places.map(([a, b]) => {
        const start = a % (text.length + 1);
        return { start, end: Math.min(text.length, start + (b % 12)) };
      });
      const result = markMarkdown({ markdown, passages }).markdown;
      const without = (value: string) => value.replaceAll('=', '');
      expect(without(plainText(result))).toBe(without(text));
      if (!markdown.includes('=') && !markdown.includes('\r')) expect(unmarkMarkdown(result)).toBe(markdown);
    }),
    { numRuns: 1500 },
  );
});
