import type { TextFormat } from '../model/save.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

const formats: Record<TextFormat, string> = { text: 'Plain text', html: 'HTML', markdown: 'Markdown' };

/** The words of the reader, of Add. */
export function readingWords(f: Format) {
  const articles = (count: number) => counted(count, f.number(count), 'article', 'articles');
  return {
    reader: {
      toolbar: 'Article',
      outline: 'Contents',
      link: 'Link',
      linkOpen: 'Open in the browser',
      linkMail: 'Write a mail',
      linkCopy: 'Copy address',
      linkSave: 'Save to Offprint',
      linkRead: 'Read in Offprint',
      linkSaving: 'The link is being saved',
      images: {
        title: 'Image',
        larger: 'View larger',
        count: (at: number, of: number) => `${f.number(at)} of ${f.number(of)}`,
        previous: 'Previous image',
        next: 'Next image',
        fullSize: 'Full size',
        fit: 'Fit to window',
        close: 'Close',
      },
      leaveFocus: 'Leave focus mode',
      percent: (part: number) => f.percent(part),
      frame: 'Article',
      read: 'Read',
      minutesLeft: (minutes: number) => (minutes === 0 ? 'Read to the end' : `${f.number(minutes)} min left`),
      by: 'By',
      saved: (day: string) => `saved ${day}`,
      savedToday: 'saved today',
      savedYesterday: 'saved yesterday',
      openOriginalOf: (site: string) => `${site}, open original`,
      showTag: (tag: string) => `Articles tagged ${tag}`,
      addTag: 'Tag',
      addTagLabel: 'Add a tag',
      failed: 'This article could not be opened',
      stub: 'This article is only a stub',
      retrying: 'Fetching it again',
      degraded: 'Shown as plain text',
      degradedText: 'Setting this article in type took too long. All its words are here.',
      unarchive: 'Take out of the archive',
      tags: 'Tags',
      text: 'Text and theme',
      find: 'Find in article',
      export: 'Export',
      findCount: (at: number, of: number, more: boolean) =>
        of === 0 ? 'None' : `${f.number(at)} of ${f.number(of)}${more ? '+' : ''}`,
      findPrevious: 'Previous',
      findNext: 'Next',
      findClose: 'Close',
      findClear: 'Clear',
      prose: {
        table: 'Table',
        code: 'Code',
        footnotes: 'Footnotes',
        footnote: (number: string) => `Footnote ${number}`,
        backToText: 'Back to the text',
        imageMissing: 'Image not saved',
      },
    },
    tagging: {
      field: 'Add a tag',
      remove: (tag: string) => `Remove tag ${tag}`,
      suggestions: 'Tags in the library',
    },
    add: {
      title: 'Add',
      what: 'What to add',
      link: 'Link',
      text: 'Text',
      file: 'File',
      links: 'Links, one on each line',
      linksFound(count: number, known: number) {
        const links = counted(count, f.number(count), 'link', 'links');
        if (known === 0) return links;
        return count === known
          ? `${links}, already in your library`
          : `${links}, ${f.number(known)} already in your library`;
      },
      dropHint: 'or drop files anywhere in the window',
      save: (count: number) => (count === 0 ? 'Save' : `Save ${articles(count)}`),
      noLinks: 'Paste a link that begins with http:// or https://',
      noText: 'Paste or write a text first',
      textLabel: 'Text of the article',
      textPlaceholder: 'Paste or write an article. The first line is its title.',
      format: 'Format',
      formats,
      address: 'Address, if it has one',
      words: (count: number) => counted(count, f.number(count), 'word', 'words'),
      chooseFiles: 'Choose files…',
      dropHere: 'Drop files here',
      fileKinds: 'Web pages (.html, .htm), Markdown (.md) and plain text (.txt)',
      queue: 'Queue',
      queueSummary: (saved: number, total: number, notSaved: number) =>
        `${f.number(saved)} of ${f.number(total)} saved${notSaved === 0 ? '' : `, ${f.number(notSaved)} not saved`}`,
      cancelAll: 'Cancel all',
      clearFinished: 'Clear finished',
      open: 'Open',
      read: 'Read',
      readJob: (label: string) => `Read ${label}`,
      progress: (label: string) => `Saving ${label}`,
      known: 'It is already in your library',
      saved: (minutes: number | null, images: number) =>
        [
          'Saved',
          ...(minutes === null ? [] : [`${f.number(minutes)} min`]),
          ...(images === 0 ? [] : [counted(images, f.number(images), 'image', 'images')]),
        ].join(', '),
      stub: (reason: string, advice: string) =>
        `Not saved. ${reason} The link is kept in your library. ${advice}`,
      failed: (reason: string) => `Not saved. ${reason}`,
    },
  };
}
