/** Everything a person can do by name: the menu bar, the toolbars, the keys and the list of keys all read this table.
 * Labels are `commands.<id>` in `shared/locales`. The window carries every command out; a click in the menu bar only
 * sends it the id. */

export type Platform = 'linux' | 'darwin' | 'win32';

/** Where a command applies. `window`: always. `article`: an article is selected or open. `list`: there are rows. `reader`: an
 * article is open. Who answers it may know better. */
export type CommandScope = 'window' | 'article' | 'list' | 'reader';

/** Menus of the menu bar; `theme` lies inside `view`, `highlight` inside `article`. Groups are parted by a line, in the
 * order of the table. */
export type CommandMenu = {
  menu: 'file' | 'edit' | 'article' | 'view' | 'theme' | 'highlight' | 'help';
  group: number;
};

export type CommandShape = {
  id: string;
  /** Name of a lucide icon, null for what never has a button. */
  icon: string | null;
  scope: CommandScope;
  /** `Mod+Shift+E`, `j`, `Delete`: `Mod` is Cmd on macOS and Ctrl elsewhere, the last part is `KeyboardEvent.key`. The
   * first one is shown. Keys without `Mod` or `Alt` are for outside of text fields only,
   * but for the function keys. */
  keys: readonly string[];
  /** In place of `keys` on macOS. */
  macKeys?: readonly string[];
  /** In a text field this key belongs to the field. */
  yieldsToText?: true;
  /** Also while the settings fill the window. */
  anywhere?: true;
  menu: CommandMenu | null;
};

const commands = [
  {
    id: 'add',
    icon: 'plus',
    scope: 'window',
    keys: ['Mod+N'],
    anywhere: true,
    menu: { menu: 'file', group: 1 },
  },
  {
    id: 'add-clipboard',
    icon: 'clipboard',
    scope: 'window',
    keys: ['Mod+Shift+V'],
    yieldsToText: true,
    anywhere: true,
    menu: { menu: 'file', group: 1 },
  },
  { id: 'add-files', icon: 'file-text', scope: 'window', keys: ['Mod+O'], menu: { menu: 'file', group: 1 } },
  { id: 'export', icon: 'share', scope: 'list', keys: ['Mod+Shift+E'], menu: { menu: 'file', group: 2 } },
  { id: 'print', icon: 'printer', scope: 'article', keys: ['Mod+P'], menu: { menu: 'file', group: 2 } },
  {
    id: 'show-library-folder',
    icon: 'folder',
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'file', group: 3 },
  },
  {
    id: 'open-library',
    icon: 'hard-drive',
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'file', group: 3 },
  },
  {
    id: 'check-library',
    icon: 'shield',
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'file', group: 3 },
  },
  {
    id: 'settings',
    icon: 'settings',
    scope: 'window',
    keys: ['Mod+,'],
    anywhere: true,
    menu: { menu: 'file', group: 8 },
  },

  {
    id: 'undo',
    icon: null,
    scope: 'window',
    keys: ['Mod+Z'],
    yieldsToText: true,
    menu: { menu: 'edit', group: 1 },
  },
  {
    id: 'search',
    icon: 'search',
    scope: 'window',
    keys: ['/', 'Mod+Shift+F'],
    menu: { menu: 'edit', group: 3 },
  },
  { id: 'save-search', icon: 'bookmark', scope: 'window', keys: ['Mod+D'], menu: { menu: 'edit', group: 3 } },
  { id: 'find', icon: 'search', scope: 'article', keys: ['Mod+F'], menu: { menu: 'edit', group: 3 } },
  {
    id: 'find-next',
    icon: 'chevron-down',
    scope: 'article',
    keys: ['F3', 'Mod+G'],
    menu: { menu: 'edit', group: 3 },
  },
  {
    id: 'find-previous',
    icon: 'chevron-up',
    scope: 'article',
    keys: ['Shift+F3', 'Mod+Shift+G'],
    menu: { menu: 'edit', group: 3 },
  },

  { id: 'open', icon: 'book-open', scope: 'list', keys: ['Enter'], menu: { menu: 'article', group: 1 } },
  { id: 'next', icon: 'chevron-down', scope: 'list', keys: ['j'], menu: { menu: 'article', group: 1 } },
  { id: 'previous', icon: 'chevron-up', scope: 'list', keys: ['k'], menu: { menu: 'article', group: 1 } },
  { id: 'archive', icon: 'archive', scope: 'article', keys: ['e'], menu: { menu: 'article', group: 2 } },
  { id: 'favourite', icon: 'star', scope: 'article', keys: ['s'], menu: { menu: 'article', group: 2 } },
  { id: 'tags', icon: 'tag', scope: 'article', keys: ['t'], menu: { menu: 'article', group: 2 } },
  { id: 'edit', icon: 'pencil', scope: 'article', keys: ['Mod+E'], menu: { menu: 'article', group: 2 } },
  { id: 'mark-read', icon: 'check', scope: 'article', keys: ['m'], menu: { menu: 'article', group: 2 } },
  {
    id: 'mark-unread',
    icon: 'rotate-cw',
    scope: 'article',
    keys: ['u'],
    menu: { menu: 'article', group: 2 },
  },
  {
    id: 'open-original',
    icon: 'external-link',
    scope: 'article',
    keys: ['o'],
    menu: { menu: 'article', group: 3 },
  },
  {
    id: 'copy-link',
    icon: 'copy',
    scope: 'article',
    keys: ['Mod+Shift+C'],
    menu: { menu: 'article', group: 3 },
  },
  { id: 'copy-titled-link', icon: 'link', scope: 'article', keys: [], menu: { menu: 'article', group: 3 } },
  { id: 'copy-markdown', icon: 'file-text', scope: 'article', keys: [], menu: { menu: 'article', group: 3 } },
  {
    id: 'highlight',
    icon: 'highlighter',
    scope: 'article',
    keys: ['h'],
    menu: { menu: 'highlight', group: 1 },
  },
  {
    id: 'highlight-yellow',
    icon: null,
    scope: 'article',
    keys: ['1'],
    menu: { menu: 'highlight', group: 1 },
  },
  { id: 'highlight-green', icon: null, scope: 'article', keys: ['2'], menu: { menu: 'highlight', group: 1 } },
  { id: 'highlight-blue', icon: null, scope: 'article', keys: ['3'], menu: { menu: 'highlight', group: 1 } },
  { id: 'highlight-pink', icon: null, scope: 'article', keys: ['4'], menu: { menu: 'highlight', group: 1 } },
  {
    id: 'highlight-violet',
    icon: null,
    scope: 'article',
    keys: ['5'],
    menu: { menu: 'highlight', group: 1 },
  },
  {
    id: 'remove-highlight',
    icon: 'trash-2',
    scope: 'article',
    keys: [],
    menu: { menu: 'highlight', group: 5 },
  },
  {
    id: 'next-highlight',
    icon: 'chevron-down',
    scope: 'article',
    keys: [']'],
    menu: { menu: 'highlight', group: 3 },
  },
  {
    id: 'previous-highlight',
    icon: 'chevron-up',
    scope: 'article',
    keys: ['['],
    menu: { menu: 'highlight', group: 3 },
  },
  { id: 'select-text', icon: null, scope: 'article', keys: ['v'], menu: { menu: 'highlight', group: 4 } },
  {
    id: 'note',
    icon: 'message-square-plus',
    scope: 'article',
    keys: ['n'],
    menu: { menu: 'highlight', group: 2 },
  },
  {
    id: 'article-note',
    icon: 'message-square',
    scope: 'article',
    keys: ['Shift+N'],
    menu: { menu: 'highlight', group: 2 },
  },
  { id: 'copy-quote', icon: 'copy', scope: 'article', keys: ['q'], menu: { menu: 'highlight', group: 2 } },
  {
    id: 'trash',
    icon: 'trash-2',
    scope: 'article',
    keys: ['Delete'],
    macKeys: ['Backspace', 'Delete'],
    menu: { menu: 'article', group: 5 },
  },
  { id: 'restore', icon: 'inbox', scope: 'article', keys: ['r'], menu: { menu: 'article', group: 5 } },
  // In the trash the key of `trash` does it too.
  {
    id: 'delete-for-good',
    icon: 'x',
    scope: 'article',
    keys: ['Shift+Delete'],
    macKeys: ['Shift+Backspace', 'Shift+Delete'],
    menu: { menu: 'article', group: 6 },
  },
  { id: 'empty-trash', icon: 'trash-2', scope: 'window', keys: [], menu: { menu: 'article', group: 6 } },

  {
    id: 'palette',
    icon: 'search',
    scope: 'window',
    keys: ['Mod+K'],
    anywhere: true,
    menu: { menu: 'view', group: 1 },
  },
  {
    id: 'toggle-sidebar',
    icon: 'panel-left',
    scope: 'window',
    keys: ['Mod+B'],
    menu: { menu: 'view', group: 1 },
  },
  {
    id: 'toggle-list',
    icon: 'chevron-right',
    scope: 'window',
    keys: ['Mod+Shift+B'],
    menu: { menu: 'view', group: 1 },
  },
  { id: 'toggle-density', icon: null, scope: 'window', keys: [], menu: { menu: 'view', group: 1 } },
  {
    id: 'outline',
    icon: 'table-of-contents',
    scope: 'article',
    keys: ['c'],
    menu: { menu: 'view', group: 1 },
  },
  {
    id: 'focus-mode',
    icon: 'maximize-2',
    scope: 'article',
    keys: ['f'],
    menu: { menu: 'view', group: 1 },
  },
  {
    id: 'text-bigger',
    icon: 'plus',
    scope: 'window',
    keys: ['Mod++', 'Mod+='],
    anywhere: true,
    menu: { menu: 'view', group: 2 },
  },
  {
    id: 'text-smaller',
    icon: 'minus',
    scope: 'window',
    keys: ['Mod+-'],
    anywhere: true,
    menu: { menu: 'view', group: 2 },
  },
  {
    id: 'text-reset',
    icon: 'type',
    scope: 'window',
    keys: ['Mod+0'],
    anywhere: true,
    menu: { menu: 'view', group: 2 },
  },
  {
    id: 'theme-system',
    icon: null,
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'theme', group: 1 },
  },
  {
    id: 'theme-light',
    icon: null,
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'theme', group: 1 },
  },
  {
    id: 'theme-dark',
    icon: null,
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'theme', group: 1 },
  },

  {
    id: 'shortcuts',
    icon: 'keyboard',
    scope: 'window',
    keys: ['?', 'F1'],
    anywhere: true,
    menu: { menu: 'help', group: 1 },
  },
  {
    id: 'show-log-folder',
    icon: 'folder',
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'help', group: 2 },
  },
  {
    id: 'licences',
    icon: 'file-text',
    scope: 'window',
    keys: [],
    anywhere: true,
    menu: { menu: 'help', group: 3 },
  },
  { id: 'about', icon: null, scope: 'window', keys: [], anywhere: true, menu: { menu: 'help', group: 3 } },
] as const satisfies readonly CommandShape[];

export type CommandId = (typeof commands)[number]['id'];
export type Command = CommandShape & { id: CommandId };

/** The table with its entries' common type: for code that goes through all of them. */
export const commandTable: readonly Command[] = commands;

const byId = new Map<string, Command>(commandTable.map((command) => [command.id, command]));

/** The command of an id that came from outside, null when there is none. */
export function commandById(id: string): Command | null {
  return byId.get(id) ?? null;
}

/** The keys a person chose. */
export type KeyChoices = {
  /** By command, in place of its usual keys; an empty list is none. */
  keys: Readonly<Record<string, readonly string[]>>;
  /** False: keys that are one sign without `Mod` or `Alt` do nothing. */
  letterKeys: boolean;
};

export const usualKeys: KeyChoices = { keys: {}, letterKeys: true };

/** The keys a command has from the table. */
export function usualKeysOf(command: Command, platform: Platform): readonly string[] {
  return platform === 'darwin' ? (command.macKeys ?? command.keys) : command.keys;
}

/** The keys a command has, switched off or not. */
export function givenKeysOf(command: Command, platform: Platform, { keys }: KeyChoices): readonly string[] {
  return keys[command.id] ?? usualKeysOf(command, platform);
}

/** The keys that lead to a command now. */
export function keysOf(command: Command, platform: Platform, choices = usualKeys): readonly string[] {
  const keys = givenKeysOf(command, platform, choices);
  return choices.letterKeys ? keys : keys.filter((key) => !isLetterKey(key));
}

/** One sign, with Shift or without: a key that is also typed in a text. */
export function isLetterKey(shortcut: string): boolean {
  return /^(?:Shift\+)?.$/u.test(shortcut);
}

export const commandGroups = ['file', 'edit', 'article', 'highlight', 'view', 'help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** The group a command is listed under where there are no menus inside menus. */
export function groupOf({ menu, scope }: CommandShape): CommandGroup {
  if (menu === null) return scope === 'window' ? 'view' : 'article';
  return menu.menu === 'theme' ? 'view' : menu.menu;
}
