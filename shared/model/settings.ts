import * as z from 'zod';
import { exportChoices } from './export.ts';
import { noteSort } from './note.ts';
import { articleId, highlightColour } from './record.ts';
import { listSort, listView, searchSort } from './view.ts';

export const chromeTheme = z.enum(['system', 'light', 'dark']);
export const readingTheme = z.enum(['light', 'sepia', 'dark', 'black']);
/** What a light or sepia reader becomes while the window is dark. */
const readingNight = z.enum(['off', 'dark', 'black']);
export const readingFont = z.enum(['serif', 'sans', 'mono']);
export const readingParagraphs = z.enum(['spaced', 'indented']);
export type ChromeTheme = z.infer<typeof chromeTheme>;
export type ReadingTheme = z.infer<typeof readingTheme>;
export type ReadingFont = z.infer<typeof readingFont>;
export type ReadingParagraphs = z.infer<typeof readingParagraphs>;

/** px */
const readingSize = z.int().min(15).max(28);
/** Line height, parts of the size. */
const readingLeading = z.number().min(1.35).max(1.9);
/** Line length, in widths of the digit 0. */
const readingMeasure = z.int().min(44).max(84);

/** Days that an article stays in the trash before it is removed for good; null: until the trash is emptied. */
export const trashDays = z.union([z.literal(7), z.literal(30), z.literal(90)]).nullable();
export type TrashDays = z.infer<typeof trashDays>;

/** Rows of 72 px with an excerpt, or of 52 px without. */
export const listDensity = z.enum(['comfortable', 'compact']);
/** How much the window's colours differ from each other: as the system asks for, or one of the two. */
export const contrast = z.enum(['system', 'normal', 'more']);
export type Contrast = z.infer<typeof contrast>;
/** What the window shows when the app starts: what it showed last, or always the same view. */
export const startWith = z.enum(['last', 'unread', 'all']);
/** What the list pane showed last. */
const lastSection = z.enum(['articles', 'notes']);
/** Shortcuts by command, as `shared/commands.ts` writes them. */
const keys = z.record(z.string().max(60), z.array(z.string().min(1).max(40)).max(8));
/** Ids of commands, the last used first. */
const recentCommands = z.array(z.string().max(60)).max(6);

/** What was searched for, the last first. */
const recentSearches = z.array(z.string().min(1).max(500)).max(10);

/** What the app remembers of how a person likes it. Each field has a default, so that a file of an older version, or
 * one with a damaged field, still opens. Unknown fields are kept. */
export const settings = z.looseObject({
  version: z.literal(1).default(1),
  libraryDir: z.string().nullable().default(null),
  chromeTheme: chromeTheme.catch('system').default('system'),
  readingTheme: readingTheme.catch('light').default('light'),
  readingNight: readingNight.catch('dark').default('dark'),
  readingFont: readingFont.catch('serif').default('serif'),
  readingSize: readingSize.catch(19).default(19),
  readingLeading: readingLeading.catch(1.6).default(1.6),
  readingMeasure: readingMeasure.catch(60).default(60),
  readingParagraphs: readingParagraphs.catch('spaced').default('spaced'),
  /** Lines end alike, and words are parted for it. */
  readingJustify: z.boolean().catch(false).default(false),
  /** The colour of the last highlight, for the key that makes one without asking. */
  highlightColour: highlightColour.catch('yellow').default('yellow'),
  /** px */
  sidebarWidth: z.int().min(200).max(320).catch(232).default(232),
  listWidth: z.int().min(300).max(560).catch(384).default(384),
  sidebarShown: z.boolean().catch(true).default(true),
  /** False: the list is shut and the reader has its place too. */
  listShown: z.boolean().catch(true).default(true),
  listDensity: listDensity.catch('comfortable').default('comfortable'),
  /** The contents of an article stand beside it, where there is room. */
  outlineShown: z.boolean().catch(false).default(false),
  sort: listSort.catch('saved-newest').default('saved-newest'),
  searchSort: searchSort.catch('relevance').default('relevance'),
  trashDays: trashDays.catch(30).default(30),
  /** The catalogue is backed up once a day, outside of the library. */
  backups: z.boolean().catch(true).default(true),
  contrast: contrast.catch('system').default('system'),
  keys: keys.catch({}).default({}),
  letterKeys: z.boolean().catch(true).default(true),
  startWith: startWith.catch('last').default('last'),
  lastView: listView.nullable().catch(null).default(null),
  /** The id of the saved search that was shown in the place of the view. */
  lastSearch: z.string().max(100).nullable().catch(null).default(null),
  lastSection: lastSection.catch('articles').default('articles'),
  lastArticle: articleId.nullable().catch(null).default(null),
  addTab: z.enum(['link', 'text', 'file']).catch('link').default('link'),
  recentCommands: recentCommands.catch([]).default([]),
  recentSearches: recentSearches.catch([]).default([]),
  /** Other libraries that were open, the latest first. Absolute paths. */
  recentLibraries: z.array(z.string()).max(8).catch([]).default([]),
  /** The list of notes: its width, px, and which notes it shows. */
  notesWidth: z.int().min(300).max(560).catch(480).default(480),
  notesSort: noteSort.catch('newest').default('newest'),
  notesColours: z.array(highlightColour).catch([]).default([]),
  notesWithComment: z.boolean().catch(false).default(false),
  /** Folders in which a library was open, as they were named. Where nothing is in one of them now, its disk is away: no empty
   * library is made there unasked. */
  knownLibraries: z.array(z.string()).catch([]).default([]),
  exportDir: z.string().nullable().catch(null).default(null),
  export: exportChoices.catch(() => exportChoices.parse({})).default(() => exportChoices.parse({})),
  window: z
    .object({
      x: z.int().nullable(),
      y: z.int().nullable(),
      width: z.int(),
      height: z.int(),
      maximised: z.boolean(),
    })
    .nullable()
    .catch(null)
    .default(null),
});
export type Settings = z.infer<typeof settings>;

/** What the window may change. Places on the disk are only chosen in the system's own dialogs. */
export const settingsChange = z
  .object({
    chromeTheme,
    readingTheme,
    readingNight,
    readingFont,
    readingSize,
    readingLeading,
    readingMeasure,
    readingParagraphs,
    readingJustify: z.boolean(),
    highlightColour,
    sidebarWidth: z.int().min(200).max(320),
    listWidth: z.int().min(300).max(560),
    sidebarShown: z.boolean(),
    outlineShown: z.boolean(),
    listShown: z.boolean(),
    listDensity,
    sort: listSort,
    searchSort,
    trashDays,
    backups: z.boolean(),
    contrast,
    keys,
    letterKeys: z.boolean(),
    startWith,
    lastView: listView.nullable(),
    lastSearch: z.string().max(100).nullable(),
    lastSection,
    lastArticle: articleId.nullable(),
    addTab: z.enum(['link', 'text', 'file']),
    recentCommands,
    recentSearches,
    notesWidth: z.int().min(300).max(560),
    notesSort: noteSort,
    notesColours: z.array(highlightColour),
    notesWithComment: z.boolean(),
    export: exportChoices,
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChange>;
