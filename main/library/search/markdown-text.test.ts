import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../store/store.testing.ts';
import { indexText } from './index-text.ts';
import { markdownToText } from './markdown-text.ts';

describe('the words of Markdown', () => {
  test.each([
    ['# A *heading*\n\nAnd **text** with `code`.', 'A heading\nAnd text with code.'],
    ['- one\n- [ ] two\n1. three', 'one\ntwo\nthree'],
    ['> quoted\n> > twice', 'quoted\ntwice'],
    ['A [link](https://example.org/a_(b) "title") and ![an image](images/x.png).', 'A link and an image .'],
    ['See [this][ref] and[^1] that.', 'See this and that.'],
    ['snake_case stays, _this_ goes', 'snake_case stays, this goes'],
    ['2 \\* 3 \\[not a link\\]', '2 * 3 [not a link]'],
    ['<figure>picture</figure> &amp; &#65;&#x42;', 'picture & AB'],
    ['```js\nlet x = 1;\n```', 'let x = 1;'],
    ['| a | b |\n| --- | --- |\n| c | d |', '| a | b |\n| c | d |'],
    ['Title\n=====\n\n---\n\nText', 'Title\nText'],
    ['plain\n\n\n\ntext', 'plain\ntext'],
  ])('%j', (markdown, text) => {
    expect(markdownToText(markdown)).toBe(text);
  });

  test('every word of a plain text is there', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé北я]{1,8}$/u), { minLength: 1 });
    fc.assert(fc.property(words, (list) => markdownToText(list.join(' ')) === list.join(' ')));
  });

  test('no text at all makes it fail', () => {
    fc.assert(fc.property(anyText, (text) => typeof indexText(markdownToText(text)) === 'string'));
  });

  const piece = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '<',
    '>',
    '*',
    '_',
    '`',
    '\\',
    '#',
    '|',
    '-',
    ' ',
    '\n',
    '>',
    'a',
    '"',
  );
  test('the worst of it takes no longer than its length', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        // A pattern that looks again and again would need minutes for a megabyte.
        markdownToText(pieces.join('').repeat(100_000));
      }),
      { numRuns: 30 },
    );
  });
});

describe('text for the index', () => {
  test('has spaces where the script has none', () => {
    expect(indexText('中国的经济').trim().split(' ')).toEqual(['中国', '的', '经济']);
    expect(indexText('plain words')).toBe('plain words');
  });

  test('ends nowhere early', () => {
    expect(indexText('one\0two')).toBe('one two');
  });
});
