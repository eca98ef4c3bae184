import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { domText } from '../../../shared/text/dom.ts';
import { isNumberColumn, prepareProse, reachImages } from './prose.ts';

const labels = {
  table: 'Table',
  code: 'Code',
  footnotes: 'Footnotes',
  footnote: (number: string) => `Footnote ${number}`,
  backToText: 'Back to the text',
  imageMissing: 'Image not saved',
};

function prepared(html: string): Element {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  prepareProse(document.body, labels);
  return document.body;
}

test('numbers of a table stand at the end, their heading too', () => {
  const body = prepared(
    '<table><thead><tr><th>From</th><th>First</th><th>Boats</th></tr></thead><tbody>' +
      '<tr><td>North Quay</td><td>05:40</td><td>14</td></tr><tr><td>Skerry</td><td>07:05</td><td>–</td></tr></tbody></table>',
  );
  expect([...body.querySelectorAll('.number')].map((cell) => cell.textContent)).toEqual([
    'First',
    'Boats',
    '05:40',
    '14',
    '07:05',
    '–',
  ]);
  expect(body.firstElementChild?.className).toBe('wide');
});

test('a table with spanned cells is left as it is', () => {
  const body = prepared('<table><tr><td colspan="2">1</td></tr><tr><td>2</td><td>3</td></tr></table>');
  expect(body.querySelectorAll('.number')).toHaveLength(0);
});

test.each([
  [['1', '2,400', '−3.5'], true],
  [['€ 14', '12%', '5 km'], true],
  [['05:40', '22:10'], true],
  [['', '–', '7'], true],
  [['', '–'], false],
  [['1', 'one'], false],
  [['2024 budget'], false],
  [[], false],
])('a column of %j: numbers %s', (cells, numbers) => {
  expect(isNumberColumn(cells)).toBe(numbers);
});

test('an image without an address leaves its description', () => {
  const body = prepared('<p><img alt="A ferry"><img><img src="images/1.jpg" alt="kept"></p>');
  expect([...body.querySelectorAll('.missing-image')].map((box) => box.textContent)).toEqual([
    'A ferry',
    'Image not saved',
  ]);
  expect(body.querySelectorAll('img')).toHaveLength(1);
});

test('footnotes have names', () => {
  const body = prepared(
    '<p>Text<sup class="footnote-ref"><a id="content-fnref-1" href="#content-fn-1">1</a></sup></p>' +
      '<section class="footnotes"><ol><li id="content-fn-1"><p>Note <a class="footnote-back" href="#content-fnref-1">↩</a></p></li></ol></section>',
  );
  const names = [...body.querySelectorAll('[aria-label]')].map((element) =>
    element.getAttribute('aria-label'),
  );
  expect(names).toEqual(['Footnote 1', 'Footnotes', 'Back to the text']);
});

test('the bold line before a table is its caption, with the same text', () => {
  const table = '<table><tr><td>1</td><td>2</td></tr></table>';
  const html = `<p><strong>Boats, <em>daily</em></strong></p>${table}<p><strong>Not</strong> a caption</p>${table}`;
  const body = prepared(html);
  expect([...body.querySelectorAll('caption')].map((caption) => caption.innerHTML)).toEqual([
    'Boats, <em>daily</em>',
  ]);
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const text = (root: Node) => domText<Node>(root, { captions: true }).text;
  expect(text(body)).toBe(text(document.body));
});

test('large images can be reached by the keyboard, signs and linked images are not', () => {
  const body = prepared(
    '<p><img src="images/1.jpg" alt="a"><img src="images/2.jpg" width="20" height="20" alt="b"><a href="https://a.example/"><img src="images/3.jpg" alt="c"></a></p>',
  );
  reachImages(body, 'View larger');
  expect([...body.querySelectorAll('img')].map((image) => image.getAttribute('tabindex'))).toEqual([
    '0',
    null,
    null,
  ]);
});
