import { type Hyphenation, hyphenationOf } from './hyphenate.ts';

/** A place where a word may be parted: `frame.css` gives it a hyphen that is only seen at the end of a line. It is no
 * character, so the article's text stays what it is. */
const place = 'hyphen';
/** What is never parted. */
const whole = 'pre, code, kbd, samp, sup, sub, h1, h2, h3, h4, h5, h6, table';
/** Words of small letters that may begin with a capital: names with capitals inside are not parted. */
const word = /(?<![\p{L}\p{N}_./@-])\p{L}\p{Ll}{4,}(?![\p{L}\p{N}_/@])/gu;

/** Marks where the words of an article may be parted, by its language and those of its parts. */
export function hyphenateNodes(root: Element, lang: string | null): void {
  const known = new Map<string | null, Hyphenation | null>();
  const hyphenationIn = (language: string | null) => {
    const found = known.get(language);
    if (found !== undefined) return found;
    const made = remembered(hyphenationOf(language));
    known.set(language, made);
    return made;
  };
  for (const node of textsOf(root)) {
    const parent = node.parentElement;
    if (parent === null || parent.closest(whole) !== null) continue;
    const own = parent.closest('[lang]');
    const inside = own !== null && root.contains(own);
    const hyphenation = hyphenationIn(inside ? own.getAttribute('lang') : lang);
    if (hyphenation !== null) part(node, hyphenation);
  }
}

/** Most words come again. */
function remembered(hyphenation: Hyphenation | null): Hyphenation | null {
  if (hyphenation === null) return null;
  const known = new Map<string, number[]>();
  return (text) => {
    const breaks = known.get(text) ?? hyphenation(text);
    known.set(text, breaks);
    return breaks;
  };
}

/** The texts of an element, without calling itself: a page may nest deeper than calls can. */
function textsOf(root: Element): Node[] {
  const texts: Node[] = [];
  let node: Node | null = root.firstChild;
  while (node !== null) {
    if (node.nodeType === 3) texts.push(node);
    let next: Node | null = node.firstChild;
    for (let up: Node | null = node; next === null && up !== null && up !== root; up = up.parentNode)
      next = up.nextSibling;
    node = next;
  }
  return texts;
}

function part(node: Node, hyphenation: Hyphenation): void {
  const text = node.nodeValue ?? '';
  const breaks = [...text.matchAll(word)].flatMap(({ 0: found, index }) =>
    hyphenation(found.toLowerCase()).map((at) => index + at),
  );
  const document = node.ownerDocument;
  if (breaks.length === 0 || document === null) return;
  const parts = document.createDocumentFragment();
  let from = 0;
  for (const at of breaks) {
    const mark = document.createElement('span');
    mark.className = place;
    parts.append(text.slice(from, at), mark);
    from = at;
  }
  parts.append(text.slice(from));
  node.parentNode?.replaceChild(parts, node);
}
