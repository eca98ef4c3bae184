import { describe, expect, it } from 'vitest';
import { domText, type TextNode } from './dom.ts';
import { scanMarkup } from './tags.ts';
import { countWords } from './words.ts';

interface Made extends TextNode<Made> {
  nextSibling: Made | null;
  parentNode: Made | null;
}

/** A node as a browser has it, of the little that is looked at. */
function node(tag: string, children: (Made | string)[] = [], className = ''): Made {
  const made = children.map((child) => (typeof child === 'string' ? textNode(child) : child));
  made.forEach((child, at) => {
    child.nextSibling = made[at + 1] ?? null;
  });
  return {
    nodeType: 1,
    nodeName: tag.toUpperCase(),
    nodeValue: null,
    firstChild: made[0] ?? null,
    nextSibling: null,
    parentNode: null,
    getAttribute: (name) => (name === 'class' ? className : null),
  };
}

function textNode(value: string): Made {
  return {
    nodeType: 3,
    nodeName: '#text',
    nodeValue: value,
    firstChild: null,
    nextSibling: null,
    parentNode: null,
  };
}

const read = (root: Made, captions = true) => domText(root, { captions }).text;

describe('plain text of nodes', () => {
  it('has a line a block, and folds white space', () => {
    const root = node('div', [
      '\n ',
      node('h2', ['  A\u00A0 b ']),
      '\n',
      node('p', ['one', node('em', [' two ']), ' three', node('br'), 'four']),
      node('ul', [node('li', ['x']), node('li', [node('p', ['y']), node('p', ['z'])])]),
      node('table', [node('tr', [node('td', ['1']), node('td', ['2'])])]),
      'end ',
    ]);
    expect(read(root)).toBe('A b\none two three four\nx\ny\nz\n1 2\nend');
  });

  it('leaves out what is no text of the article', () => {
    const root = node('div', [
      node('p', ['a', node('sup', ['1'], 'footnote-ref'), node('script', ['no']), 'b']),
      node('figure', [node('img'), node('figcaption', [node('p', ['cap'])])]),
      node('p', ['c', node('span', ['alt'], 'missing-image x')]),
    ]);
    expect(read(root)).toBe('ab\ncap\nc');
    expect(read(root, false)).toBe('ab\nc');
  });

  it('tells from which node each piece came', () => {
    const first = textNode(' one  two');
    const second = textNode('three ');
    const { text, pieces } = domText(node('div', [node('p', [node('b', []), second])]), { captions: true });
    expect({ text, pieces }).toEqual({
      text: 'three',
      pieces: [{ start: 0, end: 5, node: second, offset: 0 }],
    });
    const both = domText(node('p', []), { captions: true });
    expect(both).toEqual({ text: '', pieces: [] });
    const parent: Made = { ...node('p', []), firstChild: first };
    expect(domText(parent, { captions: true }).pieces).toEqual([
      { start: 0, end: 3, node: first, offset: 1 },
      { start: 4, end: 7, node: first, offset: 6 },
    ]);
  });

  it('takes a hundred thousand nested elements', () => {
    let deep: Made = node('div', ['deep']);
    for (let depth = 0; depth < 100_000; depth++) deep = { ...node('div'), firstChild: deep };
    expect(read(deep)).toBe('deep');
  });
});

describe('scanning markup', () => {
  const events = (markup: string) => {
    const found: string[] = [];
    scanMarkup(markup, {
      open: (tag, className) => found.push(className === '' ? `+${tag}` : `+${tag}.${className}`),
      close: (tag) => found.push(`-${tag}`),
      text: (value) => found.push(value),
    });
    return found;
  };

  it.each([
    ['a<b>c</b>d', ['a', '+b', 'c', '-b', 'd']],
    ['<P CLASS="x y" title="a>b">c', ['+p.x y', 'c']],
    ["<p class='x'><p class=y>", ['+p.x', '+p.y']],
    ['<br/><img src=a>b', ['+br', '-br', '+img', '-img', 'b']],
    ['1 < 2 <3 </ 4 <', ['1 < 2 <3 </ 4 <']],
    ['a<!-- <b> -->c<!DOCTYPE x><?y?>d', ['a', 'c', 'd']],
    ['<script>if (a<b) "</p>"</script>c', ['+script', 'if (a<b) "</p>"', '-script', 'c']],
    ['<title>a<b></title>', ['+title', 'a<b>', '-title']],
    ['a<!-- b', ['a<!-- b']],
    ['a<b c="d', ['a<b c="d']],
    ['', []],
  ])('%s', (markup, expected) => expect(events(markup)).toEqual(expected));

  it('reads a million unfinished beginnings', () => {
    for (const part of ['<', '<!--', '</', '<a ', '<a href="', '<script>', '&']) {
      expect(events(part.repeat(1_000_000 / part.length)).length).toBeGreaterThan(0);
    }
  });
});

describe('counting words', () => {
  it.each([
    ['', 0],
    ['One two-three, four’s 5.', 4],
    ['– — … !', 0],
    ['항구 다리가 다시 개통되었다', 4],
    ['أعيد فتح جسر الميناء', 4],
  ])('%s', (text, words) => expect(countWords(text)).toBe(words));

  it.each(['港口大桥重新开放通车。', '港の橋が再び開通した。', 'สะพานท่าเรือเปิดอีกครั้ง'])(
    'without spaces: %s',
    (text) => {
      // How many it is depends on the dictionary.
      expect(countWords(text)).toBeGreaterThan(3);
      expect(countWords(text)).toBeLessThan(10);
    },
  );
});
