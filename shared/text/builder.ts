import { textlessClasses } from '../sanitise/allow-list.ts';

/** Elements that begin and end a block: a line of the plain text. */
export const blockTags: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements that part words without ending the block. */
const gaps = new Set(['br', 'td', 'th']);
/** Elements whose content is no text of the article. */
const textless = new Set(
  'head iframe math noembed noframes noscript object option rp rt script select style svg template textarea title'.split(
    ' ',
  ),
);

/** A stretch of the text that was taken from one node: `text.slice(start, end)` is what `node` has from `offset` on,
 * with one character for another (a folded space stands for the first of its run). */
export type TextPiece<Source> = { start: number; end: number; node: Source; offset: number };

export type TextOptions = {
  /** False leaves figure captions out, as the scored text does. */
  captions: boolean;
};

/** Takes an article as elements and text, in order, and makes its plain text: the blocks joined by `\n`, white space
 * folded to one space, none at the ends of a block. Offsets are UTF-16. Feed it through `domText` or `tokenText`. */
export type TextBuilder<Source> = {
  /** `className` is the class attribute, '' without one. */
  open(tag: string, className: string): void;
  close(tag: string): void;
  text(value: string, node: Source): void;
  result(): { text: string; pieces: TextPiece<Source>[] };
};

export function textBuilder<Source>(options: TextOptions): TextBuilder<Source> {
  const open: { tag: string; silent: boolean }[] = [];
  let silent = 0;
  let text = '';
  const pieces: TextPiece<Source>[] = [];
  /** What stands between the text so far and the next character. */
  let due: 'nothing' | 'space' | 'line' = 'nothing';

  const part = (by: 'space' | 'line') => {
    if (due !== 'line') due = by;
  };
  const boundary = (tag: string) => {
    if (blockTags.has(tag)) part('line');
    else if (gaps.has(tag)) part('space');
  };
  const isSilent = (tag: string, className: string) =>
    textless.has(tag) ||
    (tag === 'figcaption' && !options.captions) ||
    (className !== '' && className.split(/\s+/).some((name) => textlessClasses.has(name)));

  const append = (value: string, node: Source, offset: number) => {
    const last = pieces.at(-1);
    const gap = text === '' || due === 'nothing' ? '' : due === 'line' ? '\n' : ' ';
    due = 'nothing';
    text += gap + value;
    // Words that are as far apart in the node as in the text make one piece.
    if (last?.node === node && last.end + gap.length - last.start === offset - last.offset)
      last.end = text.length;
    else pieces.push({ start: text.length - value.length, end: text.length, node, offset });
  };

  return {
    open(tag, className) {
      const off = isSilent(tag, className);
      open.push({ tag, silent: off });
      if (off) silent++;
      boundary(tag);
    },
    close(tag) {
      const at = open.findLastIndex((element) => element.tag === tag);
      if (at < 0) return;
      for (const element of open.splice(at)) {
        if (element.silent) silent--;
        boundary(element.tag);
      }
    },
    text(value, node) {
      if (silent > 0) return;
      let end = 0;
      for (const found of value.matchAll(/\S+/g)) {
        if (found.index > end) part('space');
        append(found[0], node, found.index);
        end = found.index + found[0].length;
      }
      if (end < value.length) part('space');
    },
    result: () => ({ text, pieces }),
  };
}
