import type { ExportFormat, FileNames } from '../model/export.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

/** The words that go out with an article: on its page, in print, and among its notes. */
export const sheetWords = {
  untitled: 'Untitled',
  saved: (day: string) => `Saved ${day}`,
  notes: 'Notes',
  ownNote: 'Note on the article',
  highlights: 'Highlights',
  changed: 'Passages that have changed',
  note: (number: number) => `Note ${number}`,
  backToText: 'Back to the text',
  articlesFile: 'Offprint articles',
  notesFile: 'Offprint notes',
};

const formats: Record<ExportFormat, { name: string; hint: string }> = {
  markdown: { name: 'Markdown', hint: 'With front matter, opens in Obsidian' },
  html: { name: 'Web page', hint: 'One HTML file for each article' },
  pdf: { name: 'PDF', hint: 'As printed' },
  json: { name: 'JSON', hint: 'Every field, and notes as annotations' },
  text: { name: 'Plain text', hint: 'The words alone' },
  csv: { name: 'CSV', hint: 'A table of titles, links and dates' },
  'notes-markdown': { name: 'Notes as Markdown', hint: 'By article, with links to the source' },
  'notes-csv': { name: 'Notes as CSV', hint: 'For spreadsheets and Readwise' },
  'notes-json': { name: 'Notes as JSON', hint: 'W3C Web Annotations' },
};
const names: Record<FileNames, string> = { 'date-title': 'Date and title', title: 'Title' };

/** The words of Export and of printing. */
export function exportWords(f: Format) {
  const articles = (count: number) => counted(count, f.number(count), 'article', 'articles');
  const firstOf = (copied: number, wanted: number) =>
    copied === wanted ? '' : `, the first ${f.number(copied)} of ${articles(wanted)}`;
  return {
    export: {
      title: 'Export',
      articles: 'Articles',
      thisArticle: 'This article',
      selection: 'Selection',
      search: (query: string) => `Search “${query}”`,
      everything: 'Everything',
      saveTo: 'Save to',
      chooseFolder: 'Choose a folder…',
      format: 'Format',
      formats,
      options: 'Options',
      images: 'Images',
      notes: 'Notes and highlights',
      tagFolders: 'A folder for each tag',
      tagFoldersHint: 'By the first tag of an article',
      fileNames: 'File names',
      fileName: 'File name',
      names,
      note: 'Nothing is sent anywhere. Files are written to your disk.',
      start: (count: number, ofNotes: boolean, asks: boolean) =>
        `Export ${ofNotes ? 'notes of ' : ''}${articles(count)}${asks ? '…' : ''}`,
      nothing: 'There is nothing to export here',
      busy: 'An export is running',
      running: (what: string, format: ExportFormat) => `${what}, as ${formatWords(format)}`,
      progress: (done: number, total: number, left: string | null) =>
        `${f.number(done)} of ${f.number(total)}${left === null ? '' : `, ${left}`}`,
      left: (seconds: number) =>
        seconds < 55
          ? 'less than a minute left'
          : `about ${f.number(Math.round(seconds / 60) || 1)} min left`,
      cancel: 'Cancel export',
      done: (count: number, ofNotes: boolean) => (ofNotes ? 'Notes exported' : `${articles(count)} exported`),
      skipped: (count: number, titles: readonly string[]) =>
        `${articles(count)} could not be read and ${count === 1 ? 'was' : 'were'} left out: ${titles
          .map((title) => `“${title}”`)
          .join(', ')}${titles.length < count ? ' and others' : ''}.`,
      show: 'Show in folder',
      cancelled: (done: number, total: number) =>
        done === 0
          ? 'Cancelled. Nothing was written.'
          : `Cancelled. ${f.number(done)} of ${articles(total)} ${done === 1 ? 'is' : 'are'} there.`,
      asks: (count: number, total: number) =>
        total === 1
          ? 'This file is there already'
          : count === total
            ? 'All of these files are there already'
            : `${f.number(count)} of ${f.number(total)} files are there already`,
      asksText: 'Nothing was written yet.',
      asksToast: 'The export waits: some files are there already',
      answer: 'Answer…',
      replace: 'Replace',
      keepBoth: 'Keep both',
      leave: 'Cancel',
      failed: 'Not exported',
      failedAfter: (count: number) => `${articles(count)} exported, then it stopped`,
      diskFull: (path: string) =>
        `There is no room left for ${path}. No half file was left. Free some space or choose another folder, then try again.`,
      readOnly: (path: string) => `${path} cannot be written. Choose another folder.`,
      notAFile: (path: string) => `${path} is no file and was left as it is. Choose another folder.`,
      inTheWay: (path: string) => `${path} is in the way and was left as it is. Choose another folder.`,
      insideLibrary: (path: string) =>
        `${path} belongs to the library. Nothing was written. Choose another folder.`,
      unreadable: (path: string) => `${path} could not be read. Try again.`,
      status: (done: number, total: number) =>
        total === 0 ? 'Exporting' : `Exporting, ${f.number(done)} of ${f.number(total)}`,
      waits: 'Export waits for an answer',
    },
    print: {
      noPrinter: 'No printer is set up on this computer. The article can be saved as a PDF.',
      failed: 'The printer did not take the article. It can be saved as a PDF.',
      asPdf: 'Save as PDF…',
      done: 'Sent to the printer',
    },
    copied: {
      markdown: (copied: number, wanted: number) => `Copied as Markdown${firstOf(copied, wanted)}`,
      links: (copied: number, wanted: number) =>
        `${wanted === 1 ? 'Title and link copied' : 'Titles and links copied'}${firstOf(copied, wanted)}`,
    },
  };
}

function formatWords(format: ExportFormat): string {
  const { name } = formats[format];
  return name.startsWith('Notes as ') ? `notes in ${name.slice('Notes as '.length)}` : name;
}
