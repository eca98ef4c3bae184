import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { domText } from '../../../shared/text/dom.ts';
import { spanOf } from './passages.ts';

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
        if (text === '') return;
        const end = Math.min(text.length, (from % text.length) + 1 + (length % 8));
        const wanted = text.slice(from % text.length, end).trim();
        const start = text.indexOf(wanted, from % text.length);
        const found = spanOf(pieces, start, start + wanted.length);
        if (found === null) expect(wanted).toBe('');
        else {
          expect(found.startNode.nodeValue?.[found.startOffset]).toBe(wanted[0]);
          expect(found.endNode.nodeValue?.[found.endOffset - 1]).toBe(wanted.at(-1));
        }
      },
    ),
  );
});
