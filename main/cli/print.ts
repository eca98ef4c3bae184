import { type ArticleRecord, articleRecord } from '../../shared/model/record.ts';
import type { MarkedText } from '../../shared/model/view.ts';
import { webAddress } from '../../shared/url.ts';

/** Exactly the record's keys, in the contract's order: what `--json` prints. */
export function recordOf(record: ArticleRecord): ArticleRecord {
  return articleRecord.parse(record);
}

/** One line of JSON. The control characters that JSON lets through are written out: some terminals obey them. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[\u007f-\u009f]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}

/** Text from a page on one line, without anything that a terminal would obey. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

/** The same for a text of many lines. */
export function plainLines(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}

/** A record for people: what is known, a line each, names in a column. */
export function recordBlock(record: ArticleRecord): string {
  const facts: [string, string | null][] = [
    ['title', record.title],
    ['byline', record.byline],
    ['site', record.site],
    ['published', record.published === null ? null : day(record.published)],
    ['saved', day(record.saved)],
    ['words', record.words.toLocaleString('en-GB')],
    ['tags', record.tags.length === 0 ? null : record.tags.join(', ')],
    [
      'state',
      [record.state, record.favourite && 'favourite', record.trashed && 'trash'].filter(Boolean).join(', '),
    ],
    ['address', record.url],
    ['id', record.id],
  ];
  return facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name.padEnd(10)}${plain(value ?? '')}\n`)
    .join('');
}

/** A record as a row: id, day of saving, state, site, title. `columns` cuts it to a terminal's width. */
export function recordRow(record: ArticleRecord, columns: number | null): string {
  const state = record.problem === null ? record.state : 'no text';
  const row = [
    record.id,
    day(record.saved),
    state.padEnd(8),
    padded(plain(record.site ?? webAddress(record.url ?? '')?.host ?? ''), 22),
    plain(record.title),
  ].join('  ');
  return `${columns === null ? row : cut(row, columns)}\n`;
}

/** Marked places between asterisks, as Markdown has it. */
export function asterisked(marked: MarkedText): string {
  return plain(wrapped(marked, '**', '**', (text) => text));
}

/** Marked places in `<mark>`, the rest escaped: a piece of HTML. */
export function markup(marked: MarkedText): string {
  return wrapped(marked, '<mark>', '</mark>', (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

export function day(time: string): string {
  return time.slice(0, 10);
}

function wrapped(
  marked: MarkedText,
  before: string,
  after: string,
  escaped: (text: string) => string,
): string {
  let result = '';
  let done = 0;
  for (const [start, end] of marked.marks) {
    result += `${escaped(marked.text.slice(done, start))}${before}${escaped(marked.text.slice(start, end))}${after}`;
    done = end;
  }
  return result + escaped(marked.text.slice(done));
}

function padded(text: string, columns: number): string {
  const short = cut(text, columns);
  return short + ' '.repeat(Math.max(0, columns - width(short)));
}

/** At most so many columns, with an ellipsis where something was left out. */
function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of letters.segment(text)) {
    used += letterWidth(segment);
    if (used > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function width(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of letters.segment(text)) columns += letterWidth(segment);
  return columns;
}

function letterWidth(letter: string): number {
  return wide.test(letter) ? 2 : 1;
}
