import type { CommandId, CommandMenu } from '../commands.ts';

/** What each command is called: in the menu bar, on buttons and in the list of keys. An ellipsis only if more is asked. */
export const commands: Record<CommandId, string> = {
  add: 'Add…',
  'add-files': 'Add files…',
  export: 'Export…',
  'show-library-folder': 'Show library folder',
  settings: 'Settings',
  undo: 'Undo',
  search: 'Search',
  find: 'Find in article…',
  open: 'Open',
  next: 'Next article',
  previous: 'Previous article',
  archive: 'Archive',
  favourite: 'Favourite',
  tags: 'Tags…',
  'mark-read': 'Mark as read',
  'mark-unread': 'Mark as unread',
  'open-original': 'Open original',
  'copy-link': 'Copy link',
  trash: 'Move to trash',
  restore: 'Restore from trash',
  palette: 'Command palette…',
  'delete-for-good': 'Delete for good…',
  'empty-trash': 'Empty trash…',
  'toggle-sidebar': 'Show or hide sidebar',
  'toggle-list': 'Show or hide list',
  'toggle-density': 'Compact list',
  'text-bigger': 'Bigger text',
  'text-smaller': 'Smaller text',
  'text-reset': 'Standard text size',
  'theme-system': 'As the system',
  'theme-light': 'Light',
  'theme-dark': 'Dark',
  shortcuts: 'Keyboard shortcuts',
  'show-log-folder': 'Show log folder',
  about: 'About Offprint',
};

export const menus: Record<CommandMenu['menu'], string> = {
  file: 'File',
  edit: 'Edit',
  article: 'Article',
  view: 'View',
  theme: 'Theme',
  help: 'Help',
};

/** The system's own dialogs. */
export const dialogs = {
  chooseFiles: 'Add files',
  chooseFilesButton: 'Add',
  chooseFilesKind: 'Articles',
  chooseExport: 'Export to a folder',
  chooseExportButton: 'Export here',
};
