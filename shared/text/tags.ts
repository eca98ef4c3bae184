/** Elements that never have an end tag. */
const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
/** Elements whose content is taken as it stands, up to their own end tag. */
const rawTags = new Set('script style textarea title xmp iframe noembed noframes'.split(' '));

export type MarkupSink = {
  open(tag: string, className: string): void;
  close(tag: string): void;
  /** Character references are not decoded. `at`: where the text begins in the markup. */
  text(value: string, at: number): void;
};

/** Reads markup without building a tree, in one pass and in time linear in its length, and never fails: what is no tag
 * is text. Names are in lower case; a void element is opened and closed. */
export function scanMarkup(markup: string, sink: MarkupSink): void {
  let at = 0;
  let textFrom = 0;
  const flush = (to: number) => {
    if (to > textFrom) sink.text(markup.slice(textFrom, to), textFrom);
  };
  // Once a kind of end was not found it is not looked for again: many unclosed comments would cost a scan each.
  let noMoreComments = false;
  while (at < markup.length) {
    const start = markup.indexOf('<', at);
    if (start < 0) break;
    const kind = tagKind(markup, start);
    if (kind === 'text') {
      at = start + 1;
      continue;
    }
    if (kind === 'comment' && noMoreComments) {
      at = start + 1;
      continue;
    }
    const end = kind === 'comment' ? commentEnd(markup, start) : tagEnd(markup, start);
    if (end < 0) {
      if (kind !== 'comment') break;
      noMoreComments = true;
      at = start + 1;
      continue;
    }
    flush(start);
    at = end;
    textFrom = end;
    if (kind === 'comment' || kind === 'declaration') continue;
    const name = tagName(markup, kind === 'end' ? start + 2 : start + 1);
    if (kind === 'end') {
      sink.close(name);
      continue;
    }
    sink.open(name, classOf(markup.slice(start, end)));
    if (voidTags.has(name)) sink.close(name);
    else if (rawTags.has(name)) {
      const close = rawEnd(markup, end, name);
      textFrom = end;
      flush(close);
      at = close;
      textFrom = close;
    }
  }
  flush(markup.length);
}

function tagKind(markup: string, start: number): 'start' | 'end' | 'comment' | 'declaration' | 'text' {
  const next = markup[start + 1] ?? '';
  if (isLetter(next)) return 'start';
  if (next === '/') return isLetter(markup[start + 2] ?? '') ? 'end' : 'text';
  if (markup.startsWith('!--', start + 1)) return 'comment';
  return next === '!' || next === '?' ? 'declaration' : 'text';
}

function isLetter(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

function tagName(markup: string, from: number): string {
  let to = from;
  while (to < markup.length && !' \t\n\f\r/>'.includes(markup[to] ?? '')) to++;
  return markup.slice(from, to).toLowerCase();
}

/** The index after the `>` that ends a tag, quoted values taken into account; -1 when nothing ends it. */
function tagEnd(markup: string, start: number): number {
  let quote = '';
  let before = '';
  for (let at = start + 1; at < markup.length; at++) {
    const character = markup[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && before === '=') quote = character;
    else if (character === '>') return at + 1;
    if (!' \t\n\f\r'.includes(character)) before = character;
  }
  return -1;
}

function commentEnd(markup: string, start: number): number {
  if (markup.startsWith('>', start + 4)) return start + 5;
  const end = markup.indexOf('-->', start + 2);
  return end < 0 ? -1 : end + 3;
}

function rawEnd(markup: string, from: number, name: string): number {
  for (let at = markup.indexOf('</', from); at >= 0; at = markup.indexOf('</', at + 2)) {
    if (markup.slice(at + 2, at + 2 + name.length).toLowerCase() !== name) continue;
    if (' \t\n\f\r/>'.includes(markup[at + 2 + name.length] ?? '>')) return at;
  }
  return markup.length;
}

function classOf(tag: string): string {
  const found = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/i.exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}
