import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { domText } from '../../../shared/text/dom.ts';
import { type Boundary, passageBetween, spanOf } from './passages.ts';

function article(html: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return domText<Node>(document.body, { captions: true });
}

const shown = ({
  startNode,
  startOffset,
  endNode,
  endOffset,
}: NonNullable<ReturnType<typeof spanOf<Node>>>) =>
  startNode === endNode
    ? startNode.nodeValue?.slice(startOffset, endOffset)
    : `${startNode.nodeValue?.slice(startOffset)}|${endNode.nodeValue?.slice(0, endOffset)}`;

function span(html: string, words: string) {
  const { text, pieces } = article(html);
  const start = text.indexOf(words);
  const found = spanOf(pieces, start, start + words.length);
  return start < 0 || found === null ? null : shown(found);
}

test('a passage in one node', () => {
  expect(span('<p>Andrei Lankov, a professor</p>', 'Lankov')).toBe('Lankov');
});

test('a passage across nodes and blocks', () => {
  expect(span('<p>an <em>old</em> ally</p>', 'old ally')).toBe('old| ally');
  expect(span('<p>first end</p><p>next begin</p>', 'end\nnext')).toBe('end|next');
});

test('folded white space: the offsets are those of the page', () => {
  expect(span('<p>one\n   two   three</p>', 'two three')).toBe('two   three');
});

test('nothing where there is nothing', () => {
  const { pieces } = article('<p>one</p><p>two</p>');
  expect(spanOf(pieces, 3, 4)).toBeNull();
  expect(spanOf(pieces, 90, 94)).toBeNull();
  expect(spanOf([], 0, 1)).toBeNull();
});

test('every passage lies where its text is', () => {
  const block = fc.array(
    fc.constantFrom('a', 'bc', ' ', '  ', '\n', '<b>d</b>', '<i> e </i>', '<br>', '語'),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.nat(),
      (blocks, from, length) => {
        const { text, pieces } = article(blocks.map((parts) => `<p>${parts.join('')}</p>`).join(''));
        const first = from % Math.max(1, text.length);
        const wanted = text.slice(first, first + 1 + (length % 8)).trim();
        if (wanted === '') return;
        const start = text.indexOf(wanted, first);
        const found = spanOf(pieces, start, start + wanted.length);
        expect(found?.startNode.nodeValue?.[found.startOffset]).toBe(wanted[0]);
        expect(found?.endNode.nodeValue?.[found.endOffset - 1]).toBe(wanted.at(-1));
      },
    ),
  );
});

/** Every place in the nodes that a selection can begin or end at, in the order of the page. */
function places(root: Node): Boundary[] {
  if (root.nodeType === 3) return [...`${root.nodeValue} `].map((_, offset) => ({ node: root, offset }));
  const children = [...root.childNodes];
  return [
    ...children.flatMap((child, offset) => [{ node: root, offset }, ...places(child)]),
    { node: root, offset: children.length },
  ];
}

const inline = fc.constantFrom(
  ...[
    'a',
    'bc',
    ' ',
    '  ',
    '\n',
    '<b>d</b>',
    '<i> e </i>',
    '<br>',
    '語',
    '<img src="x">',
    '<a href="#"></a>',
  ],
  '<sup class="footnote-ref">1</sup>',
);
const blocks = fc.array(
  fc
    .tuple(
      fc.constantFrom('p', 'h2', 'li', 'blockquote', 'pre', 'td', 'figcaption'),
      fc.array(inline, { maxLength: 8 }),
    )
    .map(([tag, parts]) => {
      const words = `<${tag}>${parts.join('')}</${tag}>`;
      if (tag === 'td') return `<table><tbody><tr>${words}<td>z</td></tr></tbody></table>`;
      if (tag === 'figcaption') return `<figure><img src="y">${words}</figure>`;
      return tag === 'li' ? `<ul>${words}</ul>` : words;
    }),
  { minLength: 1, maxLength: 5 },
);

test('what is selected is the text between two places, and its quote lies where it says', () => {
  fc.assert(
    fc.property(blocks, fc.nat(), fc.nat(), (html, one, other) => {
      const { document } = parseHTML(`<!doctype html><html><body>${html.join('')}</body></html>`);
      const text = domText<Node>(document.body, { captions: true });
      const all = places(document.body);
      const [first, last] = [one % all.length, other % all.length].sort((a, b) => a - b);
      const from = all[first ?? 0];
      const to = all[last ?? 0];
      if (from === undefined || to === undefined) return;
      const found = passageBetween(text, from, to);

      const orderOf = ({ node, offset }: Boundary) =>
        all.findIndex((place) => place.node === node && place.offset === offset);
      const within = text.pieces.flatMap((piece) =>
        [...text.text.slice(piece.start, piece.end)].flatMap((character, at) => {
          const offset = piece.offset + at;
          const inside =
            orderOf({ node: piece.node, offset }) >= (first ?? 0) &&
            orderOf({ node: piece.node, offset: offset + 1 }) <= (last ?? 0);
          return inside && character !== ' ' ? [piece.start + at] : [];
        }),
      );
      if (found === null) {
        expect(within).toEqual([]);
        return;
      }
      expect([found.start, found.end]).toEqual([within[0], (within.at(-1) ?? 0) + 1]);
      const span = spanOf(text.pieces, found.start, found.end);
      const quote = text.text.slice(found.start, found.end);
      expect(quote).toBe(quote.trim());
      expect(span?.startNode.nodeValue?.[span.startOffset]).toBe(quote[0]);
      expect(span?.endNode.nodeValue?.[span.endOffset - 1]).toBe(quote.at(-1));
    }),
    { numRuns: 500 },
  );
});
