import type { NoteSort } from '../model/note.ts';
import type { HighlightColour } from '../model/record.ts';
import { markColours } from './en-marks.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

const sorts: Record<NoteSort, string> = { newest: 'Newest', oldest: 'Oldest', article: 'Article' };

/** The words of the list of all notes. */
export function noteListWords(f: Format) {
  const notes = (count: number) => counted(count, f.number(count), 'note', 'notes');
  return {
    noteList: {
      title: 'Notes',
      search: 'Search notes',
      clear: 'Clear search',
      count: (count: number) => (count === 0 ? 'No notes' : notes(count)),
      colourFilter: 'Colour',
      withComment: 'With a comment',
      sortLabel: 'Sort by',
      sorts,
      list: 'Notes by article',
      width: 'Width of the list of notes',
      onArticle: 'Note on the article',
      passageGone: 'Its passage has changed',
      /** A note's name, for those who hear it. */
      highlightNamed: (colour: HighlightColour, quote: string) =>
        `${markColours[colour]} highlight: ${quote}`,
      empty: 'No notes yet',
      emptyText: 'Select text in an article, then choose a colour. What you mark and write comes here.',
      nothing: (text: string) => (text === '' ? 'No note is like this' : `No note has “${text}”`),
      nothingText: 'Try the beginning of a word, or fewer colours.',
      showAll: 'Show all notes',
      loadFailed: 'The notes could not be loaded',
      menu: 'Note',
      open: 'Open in the article',
      addComment: 'Add a comment',
      editComment: 'Edit comment',
      editNote: 'Edit note',
      comment: 'Comment',
      note: 'Note',
      commentPlaceholder: 'Write a comment',
      colour: 'Colour',
      copy: (count: number) => (count === 1 ? 'Copy as quote' : `Copy ${f.number(count)} as quotes`),
      export: (count: number) => (count === 1 ? 'Export note…' : `Export ${notes(count)}…`),
      remove: (count: number) => (count === 1 ? 'Remove' : `Remove ${notes(count)}`),
      selected: (count: number) => `With ${notes(count)}`,
      removed: (count: number) => `${notes(count)} removed`,
      recoloured: (count: number, colour: HighlightColour) =>
        `${counted(count, f.number(count), 'highlight', 'highlights')} made ${markColours[colour].toLowerCase()}`,
      copied: (count: number) => (count === 1 ? 'Copied as a quote' : `${notes(count)} copied as quotes`),
    },
  };
}
