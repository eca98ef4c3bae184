import type { Failure } from '../errors.ts';
import type { HighlightColour } from '../model/record.ts';
import type { Format } from './format.ts';

export const markColours: Record<HighlightColour, string> = {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  pink: 'Pink',
  violet: 'Violet',
};

/** Highlights and notes in the reader. */
export function markWords(f: Format) {
  const short = (quote: string) => (quote.length > 80 ? `${quote.slice(0, 79).trimEnd()}…` : quote);
  return {
    marks: {
      colours: markColours,
      highlightIn: (colour: HighlightColour) => `Highlight in ${markColours[colour].toLowerCase()}`,
      bar: 'Selection',
      barOnHighlight: 'Highlight',
      highlight: 'Highlight',
      note: 'Note',
      copy: 'Copy as quote',
      more: 'More',
      find: 'Find in article',
      search: 'Search the library for it',
      remove: 'Remove highlight',
      selectFirst: 'Select a passage first.',
      none: 'This article has no highlights.',
      copied: 'Quote copied',
      removed: 'Highlight removed',
      noteRemoved: 'Note removed',
      noteSaved: 'Note saved',
      highlighted: (colour: HighlightColour) => `Highlighted in ${markColours[colour].toLowerCase()}`,
      coloured: (colour: HighlightColour) => `Highlight is ${markColours[colour].toLowerCase()} now`,
      placed: 'Highlight moved to the selection',
      quoted: (quote: string) => `“${quote}”`,
      quote: (quote: string, source: readonly string[]) =>
        `“${quote}”${source.length === 0 ? '' : ` — ${source.join(', ')}`}`,
      region: 'Highlights and notes',
      /** A highlight with its comment, for those who hear it. */
      named: (colour: HighlightColour, quote: string, comment: string | null) =>
        `${markColours[colour]} highlight: “${short(quote)}”${comment === null ? '' : `. Note: ${comment}`}`,
      noteOn: (quote: string) => `Note on “${short(quote)}”`,
      /** When a note was last written: "Yesterday, 18:40". */
      when: (time: string, now: Date) => f.rowMoment(time, now),
      group: 'Note on a highlight',
      placeholder: 'Write a note',
      articleNote: 'Note on this article',
      articlePlaceholder: 'What to remember of this article',
      removeNote: 'Remove note',
      gone: 'Its passage has changed',
      goneText: 'The words are not in the article any more. Select a passage to put the highlight there.',
      place: 'Place on the selection',
      notSaved: (failure: Failure, reason: (failure: Failure) => string) =>
        `Not saved. ${reason(failure)} What you wrote stays here.`,
      retry: 'Try again',
      selecting: 'Arrow keys move, Shift and arrow keys select, Tab leads to what can be done, Esc ends.',
      selected: (quote: string) => `Selected: ${short(quote)}`,
    },
  };
}
