import { articleRecord, type Highlight, type StoredRecord } from '../../../shared/model/record.ts';
import { articleFile } from '../store/front-matter.ts';
import { annotationsOf } from './annotations.ts';
import { csvRow } from './csv.ts';

/** An article as a Markdown file: front matter, then the text. */
export function articleMarkdown(record: StoredRecord, markdown: string): string {
  return articleFile(record, {}, markdown);
}

/** An article as plain text that can be saved again: title, `By …`, then paragraphs with blank lines between. `text` has
 * one line a block. */
export function articleText(record: StoredRecord, text: string): string {
  const byline = record.byline === null ? [] : [`By ${record.byline.replace(/^by\s+/i, '')}`];
  return `${[record.title, ...byline, ...text.split('\n')].join('\n\n')}\n`;
}

/** An article as data: its record, what the person wrote (also as W3C Web Annotations), and its text. */
export function articleJson(record: StoredRecord, markdown: string) {
  const { note, highlights } = record;
  return { ...articleRecord.parse(record), note, highlights, annotations: annotationsOf(record), markdown };
}

/** A record without anything that a person wrote into it. */
export function withoutNotes(record: StoredRecord): StoredRecord {
  return { ...record, note: null, highlights: [] };
}

export const articlesHeader = csvRow(
  'Title URL Author Site Published Saved Words Language Tags State Favourite Progress Highlights Note Excerpt Id'.split(
    ' ',
  ),
);

/** A row of the table of articles. */
export function articleRow(record: StoredRecord): string {
  return csvRow([
    record.title,
    record.url,
    record.byline,
    record.site,
    record.published,
    record.saved,
    record.words,
    record.lang,
    record.tags.join(', '),
    record.state,
    record.favourite,
    record.progress,
    record.highlights.length,
    record.note,
    record.excerpt,
    record.id,
  ]);
}

/** The first seven columns are those that Readwise reads. */
export const notesHeader = csvRow(
  'Highlight Title Author URL Note Location Date Colour Tags Site Published Article Id'.split(' '),
);

/** A row for each thing that was written: the note on the article first, which has no passage. */
export function noteRows(record: StoredRecord): string[] {
  const { note, highlights } = record;
  const own = note === null || note.trim() === '' ? [] : [noteRow(record, null, note)];
  return [...own, ...highlights.map((highlight) => noteRow(record, highlight, highlight.comment))];
}

function noteRow(record: StoredRecord, highlight: Highlight | null, note: string | null): string {
  return csvRow([
    highlight?.quote ?? null,
    record.title,
    record.byline,
    record.url,
    note,
    highlight?.start ?? null,
    highlight?.created ?? record.saved,
    highlight?.colour ?? null,
    record.tags.join(', '),
    record.site,
    record.published,
    record.id,
    highlight?.id ?? null,
  ]);
}
