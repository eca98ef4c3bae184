import type { Format } from './format.ts';
import { counted } from './plural.ts';

/** What can stand before a colon, and what it narrows a search to. */
const operators = {
  tag: 'one of your tags',
  is: 'unread, reading, archived, favourite, trashed',
  site: 'where it is from',
  author: 'who wrote it',
  has: 'note, highlight, image',
  before: 'published before a date',
  after: 'published since a date',
  saved: 'when you saved it',
  lang: 'its language',
  words: 'how long it is',
  title: 'a word of its title',
  text: 'a word of its text',
  note: 'a word of your notes',
  published: 'when it was published',
};

/** Saved searches, completion and chips. */
export function searchWords(f: Format) {
  return {
    completion: {
      label: 'Suggestions',
      operators,
      recent: 'Recent searches',
      narrow: 'Words that narrow a search',
      available: (count: number) => counted(count, f.number(count), 'suggestion', 'suggestions'),
      articles: (count: number) => counted(count, f.number(count), 'article', 'articles'),
      ages: {
        '1d': 'since yesterday',
        '7d': 'the last 7 days',
        '30d': 'the last 30 days',
        '1y': 'the last year',
      },
      lengths: { '<1000': 'up to 4 min', '1000..4000': '4 to 17 min', '>4000': 'over 17 min' },
    },
    chips: {
      label: 'What this search means',
      remove: (kind: string, value: string) => `Remove ${kind} ${value}`,
    },
    searches: {
      title: 'Saved searches',
      name: 'Name',
      save: 'Save',
      saveSearch: 'Save search',
      saveTitle: 'Save search',
      renameTitle: 'Rename search',
      rename: 'Rename',
      renameAsk: 'Rename…',
      saveChanges: 'Save changes',
      saveChangesTo: (name: string) => `Save changes to “${name}”`,
      saveAsNew: 'Save as new',
      saveAsNewAsk: 'Save as new…',
      moveUp: 'Move up',
      moveDown: 'Move down',
      delete: 'Delete',
      menu: 'Saved search',
      needsName: 'Type a name first',
      saved: (name: string) => `“${name}” saved in the sidebar`,
      changed: (name: string) => `“${name}” changed`,
      deleted: (name: string) => `“${name}” deleted`,
      moved: (name: string, at: number, of: number) => `${name}, ${at} of ${of}`,
    },
  };
}
