import { articleRecord, type StoredRecord } from '../../../shared/model/record.ts';
import { articleFile } from '../store/front-matter.ts';

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

/** An article as data: its record, what the person wrote, and its text. */
export function articleJson(record: StoredRecord, markdown: string) {
  return { ...articleRecord.parse(record), note: record.note, highlights: record.highlights, markdown };
}
