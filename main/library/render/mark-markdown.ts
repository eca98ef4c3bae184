import { writtenOffset } from './entities.ts';
import { mapSource, type SourceMap, type SourceSpan, sourceOf } from './source-map.ts';

/** A passage of the plain text, `[start, end)`. */
type Passage = { start: number; end: number };
/** A passage that is marked in one go: where it stands in the plain text and in the source. */
type Run = Passage & { from: number; to: number };

/** What stands before and after a marked passage, as Obsidian and others read it. */
const MARK = '==';
/** Passages that are tried one by one when they cannot be marked together. */
const MOST_TRIES = 64;

/** Puts `==` around passages of an article's Markdown. Passages are of its plain text; one that reaches over paragraphs or
 * out of an emphasis is marked in parts, and what cannot be marked (code, a bare address) is left as it is. Reading the
 * result again gives the same text with the marks in it, or else a passage is not marked. For the disposable process. */
export function markMarkdown({ markdown, passages }: { markdown: string; passages: Passage[] }): {
  markdown: string;
} {
  const map = mapSource(markdown);
  const wanted = joined(passages, map.text);
  if (wanted.length === 0) return { markdown };
  const all = marked(map, wanted);
  if (all !== null) return { markdown: all };
  const alone = wanted.slice(0, MOST_TRIES).filter((passage) => marked(map, [passage]) !== null);
  return { markdown: marked(map, alone) ?? markdown };
}

/** Takes the marks out again that `markMarkdown` made. */
export function unmarkMarkdown(markdown: string): string {
  return withoutMarks(mapSource(markdown), MARK);
}

/** The source without `mark` in its text, and without the backslashes that tell other equal signs from it. */
function withoutMarks({ source, spans }: SourceMap, mark: string | null): string {
  const cuts: Edit[] = [];
  for (const span of leavesOf(spans)) {
    const { type, text, raw = '' } = span.token;
    if (type === 'escape' && text === '=' && span.exact) cuts.push({ at: span.from, remove: 1, insert: '' });
    if (type !== 'text' || mark === null) continue;
    for (const { index } of raw.matchAll(/==/g)) {
      const at = sourceOf(span, index);
      if (at !== null) cuts.push({ at, remove: mark.length, insert: '' });
    }
  }
  return edited(source, cuts);
}

/** In order, without spaces at their ends, those that touch made one: two marks side by side cannot be told apart. */
function joined(passages: readonly Passage[], text: string): Passage[] {
  const result: Passage[] = [];
  const trimmed = passages.map(({ start, end }) => {
    const words = text.slice(start, end);
    return {
      start: start + words.length - words.trimStart().length,
      end: end - words.length + words.trimEnd().length,
    };
  });
  for (const passage of trimmed.toSorted((a, b) => a.start - b.start)) {
    if (passage.end <= passage.start) continue;
    const last = result.at(-1);
    if (last !== undefined && passage.start <= last.end) last.end = Math.max(last.end, passage.end);
    else result.push({ ...passage });
  }
  return result;
}

/** The source with marks; null when it does not read as it should. */
function marked(map: SourceMap, passages: readonly Passage[]): string | null {
  const runs = passages.flatMap((passage) => runsIn(map.spans, passage));
  if (runs.length === 0) return map.source;
  const borders = new Set(runs.flatMap(({ from, to }) => [from, to]));
  const edits: Edit[] = [
    ...[...borders].map((at) => ({ at, remove: 0, insert: MARK })),
    ...equalSigns(map, borders).map((at) => ({ at, remove: 0, insert: '\\' })),
  ];
  const result = edited(map.source, edits);
  const offsets = runs.flatMap(({ start, end }) => [start, end]);
  const expected = edited(
    map.text,
    offsets.map((at) => ({ at, remove: 0, insert: MARK })),
  );
  const read = mapSource(result);
  // A bare address would swallow a mark behind it: taken out again, the marks must leave what was there.
  const whole = read.text === expected && withoutMarks(read, MARK) === withoutMarks(map, null);
  return whole ? result : null;
}

/** Where the text itself has `==`, or `=` beside a mark: these are told apart by a backslash. */
function equalSigns({ spans }: SourceMap, borders: ReadonlySet<number>): number[] {
  const places: number[] = [];
  for (const span of leavesOf(spans)) {
    if (span.token.type !== 'text') continue;
    for (const { index, 0: signs } of (span.token.raw ?? '').matchAll(/=+/g)) {
      const at = sourceOf(span, index);
      if (at === null) continue;
      const beside = signs.length > 1 || borders.has(at) || borders.has(at + 1);
      if (beside) for (let sign = 0; sign < signs.length; sign++) places.push(at + sign);
    }
  }
  return places;
}

/** The leaves that hold text, but not those of bare addresses, where every letter belongs to the address. */
function leavesOf(spans: readonly SourceSpan[]): SourceSpan[] {
  return spans.flatMap((span) => {
    if (isBareLink(span)) return [];
    return span.children.length > 0 ? leavesOf(span.children) : [span];
  });
}

function isBareLink({ token }: SourceSpan): boolean {
  return token.type === 'link' && !(token.raw ?? '').startsWith('[');
}

const containers = new Set(['strong', 'em', 'del', 'link']);

/** What of a list of tokens a passage covers: neighbours in a line make one run. */
function runsIn(spans: readonly SourceSpan[], passage: Passage): Run[] {
  const runs: Run[] = [];
  /** Whether the next run goes on where the last one ended. */
  let goesOn = false;
  for (const span of spans) {
    const covered = span.start >= 0 && span.start < passage.end && passage.start < span.end;
    if (!covered) {
      goesOn &&= isSilent(span);
      continue;
    }
    const run = wholeRun(span, passage) ?? leafRun(span, passage);
    const last = runs.at(-1);
    if (run === null) runs.push(...(isBareLink(span) ? [] : runsIn(span.children, passage)));
    else if (goesOn && last !== undefined) Object.assign(last, { end: run.end, to: run.to });
    else runs.push(run);
    goesOn = run !== null;
  }
  return runs;
}

/** Tokens without words over which a mark may reach. */
function isSilent({ token, start }: SourceSpan): boolean {
  return start < 0 && ['text', 'br', 'footnoteRef'].includes(token.type);
}

/** An emphasis, a link or code that is covered as a whole is marked from outside. */
function wholeRun(span: SourceSpan, passage: Passage): Run | null {
  const { type } = span.token;
  const full = passage.start <= span.start && span.end <= passage.end;
  const fits = type === 'codespan' || type === 'escape' || (containers.has(type) && full);
  if (!fits || !span.exact || isBareLink(span)) return null;
  return { start: span.start, end: span.end, from: span.from, to: span.to };
}

function leafRun(span: SourceSpan, passage: Passage): Run | null {
  const { type, raw = '', text } = span.token;
  if (type !== 'text' || span.children.length > 0 || raw !== text) return null;
  const within = span.pieces.filter((piece) => piece.start < passage.end && passage.start < piece.end);
  const [first] = within;
  const last = within.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = Math.max(first.start, passage.start);
  const end = Math.min(last.end, passage.end);
  const from = sourceOf(span, writtenOffset(raw, first.offset + start - first.start));
  // The last letter, and then one on: after it the line may end.
  const lastLetter = last.offset + end - 1 - last.start;
  const letter = writtenOffset(raw, lastLetter);
  const to = sourceOf(span, letter);
  if (from === null || to === null) return null;
  return { start, end, from, to: to + writtenOffset(raw, lastLetter + 1) - letter };
}

type Edit = { at: number; remove: number; insert: string };

function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  // At one place the mark comes before the backslash of the sign that follows.
  const order = (edit: Edit) => (edit.insert === '\\' ? 1 : 0);
  for (const edit of edits.toSorted((a, b) => a.at - b.at || order(a) - order(b))) {
    result += text.slice(done, edit.at) + edit.insert;
    done = edit.at + edit.remove;
  }
  return result + text.slice(done);
}
