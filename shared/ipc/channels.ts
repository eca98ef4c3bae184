/** The names of all channels. The preload imports this list and nothing else, so that it stays small. `contract.ts`
 * gives each its input and output; a missing or surplus name does not compile. */
export const libraryChannels = [
  'library.info',
  'articles.page',
  'articles.ids',
  'articles.get',
  'articles.read',
  'articles.change',
  'articles.undo',
  'articles.remove',
  'trash.empty',
  'trash.stop',
  'articles.search',
  'articles.source',
  'articles.preview',
  'articles.draft',
  'articles.correct',
  'articles.searchIds',
  'articles.searchTerms',
  'articles.summary',
  'articles.links',
  'highlights.add',
  'highlights.change',
  'highlights.place',
  'highlights.remove',
  'notes.page',
  'notes.refs',
  'notes.change',
  'tags.list',
  'save.known',
  'save.start',
  'save.queue',
  'save.cancel',
  'save.retry',
  'save.again',
  'save.dismiss',
] as const;

export const appChannels = [
  'app.info',
  'app.ready',
  'app.openExternal',
  'app.copyText',
  'app.showLibraryFolder',
  'app.showLogFolder',
  'library.size',
  'library.stopSize',
  'library.choose',
  'library.recent',
  'library.forget',
  'library.open',
  'save.chooseFiles',
  'save.network',
  'export.choose',
  'export.replace',
  'export.cancel',
  'settings.get',
  'settings.change',
] as const;

export const eventNames = [
  'library.changed',
  'library.found',
  'library.measuring',
  'save.changed',
  'export.changed',
  'trash.changed',
  'settings.changed',
  'app.opened',
  'command',
] as const;

export type LibraryChannel = (typeof libraryChannels)[number];
export type AppChannel = (typeof appChannels)[number];
export type Channel = LibraryChannel | AppChannel;
export type EventName = (typeof eventNames)[number];
