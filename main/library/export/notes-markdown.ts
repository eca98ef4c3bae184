import { titledLink } from '../../../shared/article.ts';
import { sheetWords } from '../../../shared/locales/en-export.ts';
import type { Highlight, StoredRecord } from '../../../shared/model/record.ts';
import { inlineMarkdown } from '../../../shared/text/inline-markdown.ts';
import { NOTES_MARK } from '../notes/notes-mark.ts';

/** What the person wrote about an article, as it stands below its text: the note, the highlights, and those whose passage is
 * no longer there. '' without any. Each highlight has a block anchor that a link of Obsidian can lead to. */
export function notesBelow(
  note: string | null,
  here: readonly Highlight[],
  lost: readonly Highlight[],
): string {
  const parts = [
    ...(note === null || note.trim() === '' ? [] : [`## ${sheetWords.ownNote}\n\n${note.trim()}\n`]),
    ...section(sheetWords.highlights, here),
    ...section(sheetWords.changed, lost),
  ];
  return parts.length === 0 ? '' : `\n${NOTES_MARK}\n\n${parts.join('\n')}`;
}

function section(title: string, highlights: readonly Highlight[]): string[] {
  if (highlights.length === 0) return [];
  return [`## ${title}\n\n${highlights.map(highlightMarkdown).join('\n')}`];
}

function highlightMarkdown({ id, quote, comment }: Highlight): string {
  const said = comment === null || comment.trim() === '' ? '' : `\n${asLines(comment.trim())}\n`;
  return `${quoted(quote)}\n\n^${id}\n${said}`;
}

/** The notes of one article among those of others. Its title leads to its source. */
export function articleNotes(record: StoredRecord): string {
  const facts = [record.byline, record.site, record.published?.slice(0, 10) ?? null].filter(
    (fact) => fact !== null,
  );
  const note = record.note?.trim() ?? '';
  const highlights = record.highlights.toSorted(
    (a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || a.created.localeCompare(b.created),
  );
  const parts = [
    `## ${titledLink({ ...record, title: record.title || sheetWords.untitled })}\n`,
    ...(facts.length === 0 ? [] : [`${inlineMarkdown(facts.join(' · '))}\n`]),
    ...(record.tags.length === 0 ? [] : [`${record.tags.map(hashtag).join(' ')}\n`]),
    ...(note === '' ? [] : [`${belowHeading(note)}\n`]),
    ...highlights.map(highlightMarkdown),
  ];
  return parts.join('\n');
}

/** A quotation of several lines, each a paragraph. */
function quoted(quote: string): string {
  return quote
    .split('\n')
    .map((line) => `> ${inlineMarkdown(line)}`)
    .join('\n>\n');
}

/** Headings of a note stand below the title of its article. */
function belowHeading(note: string): string {
  return note.replace(/^#{1,4}(?= )/gm, '##$&');
}

/** Text that was typed as text: its lines stay lines, and nothing in it is taken for Markdown. */
function asLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => inlineMarkdown(line))
    .join('\n')
    .replace(/([^\n])\n(?=[^\n])/g, '$1  \n');
}

/** A tag as Obsidian reads it: no spaces and signs, and not of digits alone. */
function hashtag(tag: string): string {
  const plain = tag
    .trim()
    .replace(/[^\p{L}\p{N}\p{M}_/-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `#${/^\d*$/.test(plain) ? `_${plain}` : plain}`;
}
