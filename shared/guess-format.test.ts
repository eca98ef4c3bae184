import { expect, test } from 'vitest';
import { guessFormat } from './guess-format.ts';

test.each([
  ['<!doctype html><html><body><p>x</p></body></html>', 'html'],
  ['  <article><p>One.</p><p>Two.</p></article>', 'html'],
  ['<meta charset="utf-8"><p>Copied from a page.</p>', 'html'],
  ['Text before <p>one</p> and <p>two</p> and <div>three</div>', 'html'],
  ['---\ntitle: A\n---\n\nBody', 'markdown'],
  ['# A title\n\nBody', 'markdown'],
  ['See [the report](https://example.org/report).', 'markdown'],
  ['```\ncode\n```', 'markdown'],
  ['| a | b |\n| --- | ---: |\n| 1 | 2 |', 'markdown'],
  ['> quoted\n\nand **strong**', 'markdown'],
  ['A headline\n\nBy A Writer\n\nFirst paragraph.\n\nSecond - with a dash.', 'text'],
  ['- milk\n- bread', 'text'],
  ['5 < 6 and a > b', 'text'],
  ['Use the <p> tag for paragraphs.', 'text'],
  ['Hashtags: #news #today', 'text'],
  ['<!doctype html><p>x', 'html'],
  ['  <article class="x">y</article>', 'html'],
  ['<3 is a heart\n\nand text', 'text'],
  ['---\ntitle: x\n---\ny', 'markdown'],
  ['Intro\n\n## Part\n', 'markdown'],
  ['See [this](https://example.org/) now', 'markdown'],
  ['A **bold** claim', 'markdown'],
  ['Title\nBy Ada\n\n2 * 3 * 4 = 24 [citation needed] (sic)', 'text'],
  ['2**3**4 is a large number', 'text'],
  ['', 'text'],
])('%j is %s', (text, format) => {
  expect(guessFormat(text)).toBe(format);
});
