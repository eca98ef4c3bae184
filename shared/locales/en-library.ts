import type { Failure } from '../errors.ts';
import type { ArticleState } from '../model/record.ts';
import type { SaveStep } from '../model/save.ts';
import type { ListSort, ListView } from '../model/view.ts';
import { cannotBeAdded } from './en-saving.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

/** Why a library can only be read. */
type Refusal = Extract<Failure, { code: 'library-newer' | 'read-only' }>;

const views = {
  unread: 'Unread',
  reading: 'Reading',
  archive: 'Archive',
  favourites: 'Favourites',
  all: 'All articles',
  trash: 'Trash',
};

const sorts: Record<ListSort, string> = {
  'saved-newest': 'Newest saved',
  'saved-oldest': 'Oldest saved',
  'published-newest': 'Newest published',
  title: 'Title',
  longest: 'Longest',
  shortest: 'Shortest',
};

const states: Record<ArticleState, string> = { unread: 'Unread', reading: 'Reading', archived: 'Archived' };

/** What looking after a library may find, by its code: for one, and for many. */
const findings: Record<string, [one: string, many: string]> = {
  'record-without-article': [
    'article has lost its folder; what is known of it is kept',
    'articles have lost their folders; what is known of them is kept',
  ],
  'article-without-record': [
    'article lies on the disk and is not listed',
    'articles lie on the disk and are not listed',
  ],
  'damaged-segment': [
    'part of the catalogue was damaged and is set aside; it was made anew from the articles',
    'parts of the catalogue were damaged and are set aside; they were made anew from the articles',
  ],
  'damaged-changes': [
    'change was cut off when the app ended, and is set aside',
    'changes were cut off when the app ended, and are set aside',
  ],
  'damaged-article': ['article has a damaged text', 'articles have damaged texts'],
  'unreadable-front': [
    'article was changed outside Offprint and its front matter cannot be read; what Offprint knows of it is kept',
    'articles were changed outside Offprint and their front matter cannot be read; what Offprint knows of them is kept',
  ],
  'wrong-value': [
    'article has a value in its front matter that cannot be used; the one of before is kept',
    'articles have values in their front matter that cannot be used; those of before are kept',
  ],
  'damaged-job': [
    'save that waited had a damaged file, which is set aside',
    'saves that waited had damaged files, which are set aside',
  ],
  'damaged-draft': [
    'correction that was begun had a damaged file, which is set aside',
    'corrections that were begun had damaged files, which are set aside',
  ],
  'missing-image': ['image is gone', 'images are gone'],
  'altered-image': ['image is not as it was saved', 'images are not as they were saved'],
  'index-disagrees': ['search index missed articles', 'search indexes missed articles'],
};

/** Empty views say what comes there and how. */
const emptyViews: Record<keyof typeof views | 'tag', { title: string; text: string }> = {
  unread: { title: 'Nothing unread', text: 'What you save next waits here.' },
  reading: {
    title: 'Nothing begun',
    text: 'An article comes here when you open it, and stays until you archive it.',
  },
  archive: {
    title: 'Nothing archived',
    text: 'Archive an article when you are done with it. It stays searchable.',
  },
  favourites: { title: 'No favourites yet', text: 'Mark an article as a favourite to find it here.' },
  all: { title: 'No articles', text: 'Add a link, a text or a file.' },
  trash: { title: 'The trash is empty', text: 'What you move to the trash waits here, and can be restored.' },
  tag: { title: 'No articles with this tag', text: 'Give an article this tag to find it here.' },
};

/** Sidebar, list, search, first run and the window around them. */
export function libraryWords(f: Format) {
  const articles = (count: number) => counted(count, f.number(count), 'article', 'articles');
  return {
    app: {
      name: 'Offprint',
      cancel: 'Cancel',
      close: 'Close',
      undo: 'Undo',
      retry: 'Retry',
      more: 'More',
      back: 'Back to the list',
      dropToSave: 'Drop to save',
      somethingBroke: 'This part of the window stopped',
      somethingBrokeText: 'Your articles are kept. Show it again, or restart Offprint if it stops once more.',
      showAgain: 'Show again',
      cannotOpen: 'The library could not be opened',
      nothingToUndo: 'Nothing to undo',
      undone: 'Undone',
      notUndone: 'This cannot be undone any more.',
      notALink: 'That link was not followed. It names no web page to save.',
      saving: (labels: readonly string[]) =>
        labels.length === 1 ? `Saving ${labels[0]}` : `Saving ${articles(labels.length)}`,
      showQueue: 'Show queue',
      notAdded: (names: readonly string[]) => cannotBeAdded(names),
    },
    articles,
    minutes: (count: number) => `${f.number(count)} min`,
    panes: { sidebar: 'Library', list: 'Articles', reader: 'Reader', selection: 'Selection' },
    resize: { sidebar: 'Width of the sidebar', list: 'Width of the list' },
    views,
    viewName: (view: ListView) => (view.kind === 'tag' ? view.tag : views[view.kind]),
    sidebar: {
      views: 'Views',
      tags: 'Tags',
      hide: 'Hide sidebar',
      show: 'Show sidebar',
      add: 'Add',
      allTags: (count: number) => `All ${f.number(count)} tags`,
      fewerTags: 'Fewer tags',
      appearance: 'Appearance',
      about: 'About Offprint',
      /** A view with its count, for those who hear it. */
      viewWithCount: (name: string, count: number) => `${name}, ${f.number(count)}`,
    },
    queue: {
      label: 'Save queue',
      saved: (saved: number, total: number) => `${f.number(saved)} of ${f.number(total)} saved`,
      notSaved: (count: number) => `${f.number(count)} not saved`,
      onDisk: (count: number) =>
        count === 0 ? 'On this disk, nothing yet' : `${f.number(count)} on this disk`,
      progress: (part: number) => `Saving, ${f.percent(part)}`,
      saving: (count: number) => `Saving ${articles(count)}`,
      ended: (saved: number, notSaved: number) =>
        [
          ...(saved > 0 || notSaved === 0 ? [`${f.number(saved)} saved`] : []),
          ...(notSaved > 0 ? [`${f.number(notSaved)} not saved`] : []),
        ].join(', '),
      known: (count: number) =>
        count === 1 ? 'Already in your library' : `${articles(count)} already in your library`,
      waiting: (count: number) => `${f.number(count)} more waiting`,
      cancelJob: (label: string) => `Cancel saving ${label}`,
      beingSaved: 'Being saved',
      step(step: SaveStep): string {
        switch (step.kind) {
          case 'waiting':
            return step.for === 'network' ? 'Waiting for the network' : 'Waiting';
          case 'fetching':
            return 'Fetching the page';
          case 'reading':
            return 'Finding the article';
          case 'images':
            return `Saving images, ${f.number(step.done)} of ${f.number(step.total)}`;
          case 'done':
            return 'Saved';
          case 'cancelled':
            return 'Cancelled';
          case 'failed':
            return 'Not saved';
        }
      },
    },
    list: {
      sorts,
      sortLabel: 'Sort by',
      selected: (count: number) => `${f.number(count)} selected`,
      selectAll: (count: number) => `Select all ${f.number(count)}`,
      selectEverything: 'Select all',
      clearSelection: 'Clear selection',
      withSelected: (count: number) => `With ${f.number(count)} selected`,
      menu: 'Article',
      notSaved: (reason: string) => `Not saved. ${reason}`,
      retryArticle: (title: string) => `Retry ${title}`,
      empty: emptyViews,
      addFirst: 'Add an article',
      loadFailed: 'The list could not be loaded',
      untitled: 'Untitled',
      unarchive: 'Take out of the archive',
      unfavourite: 'Take out of favourites',
    },
    library: {
      readOnly: 'This library can only be read',
      refusal: (refusal: Refusal) =>
        refusal.code === 'library-newer'
          ? `A newer Offprint wrote it (version ${refusal.details.version}; this one writes ${refusal.details.supported}). Install the newer one to change it. Nothing in it will be changed until then.`
          : `${refusal.details.path} is write-protected. Nothing in it will be changed.`,
      found: 'Found while looking after the library',
      finding(kind: string, count: number) {
        const [one, many] = findings[kind] ?? [kind, kind];
        return `${counted(count, f.number(count), one, many)}.`;
      },
      mend: 'A check mends what can be mended, and deletes nothing.',
      dismiss: 'Dismiss',
    },
    /** The parts of a row's name, for those who hear it. */
    row: {
      states,
      read: 'Read',
      notSaved: 'Not saved',
      favourite: 'Favourite',
      percentRead: (progress: number) => `${f.percent(progress)} read`,
      minutes: (count: number) => counted(count, f.number(count), 'minute', 'minutes'),
      notes: (count: number) => counted(count, f.number(count), 'note', 'notes'),
    },
    selection: {
      title: articles,
      summary: (minutes: number, sites: number) =>
        `${f.number(minutes)} min to read, from ${counted(sites, f.number(sites), 'site', 'sites')}`,
      more: (count: number) => `and ${f.number(count)} more`,
    },
    changes: {
      archived: (count: number) => `${articles(count)} archived`,
      unarchived: (count: number) => `${articles(count)} moved out of the archive`,
      favoured: (count: number) => `${articles(count)} added to favourites`,
      unfavoured: (count: number) => `${articles(count)} taken out of favourites`,
      trashed: (count: number) => `${articles(count)} moved to trash`,
      restored: (count: number) => `${articles(count)} restored`,
      markedRead: (count: number) => `${articles(count)} marked as read`,
      markedUnread: (count: number) => `${articles(count)} marked as unread`,
      linkCopied: (count: number) => (count === 1 ? 'Link copied' : `${f.number(count)} links copied`),
      noLink: 'This article has no address.',
    },
    search: {
      label: 'Search the library',
      placeholder: 'Search',
      clear: 'Clear search',
      busy: 'Searching',
      results: 'Search results',
      count: (count: number) => (count === 0 ? 'No articles' : articles(count)),
      /** While the index is being made anew. */
      soFar: (count: number) => `${articles(count)} so far`,
      newestFirst: 'Enter ranks them all',
      yourNote: 'Your note: ',
      leaveOut: 'Leave out ',
    },
    firstRun: {
      title: 'Keep an article',
      lead: 'What you save stays on this disk, complete, and opens with the network off.',
      pasteTitle: 'Paste a link',
      pasteText: 'One, or forty. Anywhere in this window works too.',
      linkLabel: 'Link',
      linkPlaceholder: 'https://',
      save: (count: number) => (count > 1 ? `Save ${articles(count)}` : 'Save'),
      saveReason: 'Paste a link that begins with http:// or https://',
      dropTitle: 'Drop a file',
      dropText: 'Web pages, Markdown or plain text.',
      dropHere: 'Drop here, or ',
      chooseFiles: 'choose files',
      textTitle: 'Paste a text',
      textText: 'Plain text, HTML or Markdown.',
      textAction: 'Paste a text…',
    },
    notOpen: { title: 'Nothing open', next: 'next', previous: 'previous', open: 'open' },
  };
}
