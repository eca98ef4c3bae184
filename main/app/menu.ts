import type { MenuItemConstructorOptions } from 'electron';
import { changesLibrary } from '../../shared/changing-commands.ts';
import {
  type Command,
  type CommandId,
  type CommandMenu,
  commandTable,
  type KeyChoices,
  keysOf,
  type Platform,
} from '../../shared/commands.ts';
import { accelerator, parseShortcut } from '../../shared/keys.ts';
import type { ChromeTheme } from '../../shared/model/settings.ts';

export type MenuWords = { commands: Record<CommandId, string>; menus: Record<CommandMenu['menu'], string> };

/** The menu bar: the command table, and the roles that every program has. */
export function menuTemplate(options: {
  platform: Platform;
  words: MenuWords;
  theme: ChromeTheme;
  choices: KeyChoices;
  compact: boolean;
  /** The library can only be read: nothing that would change it is offered. */
  readOnly: boolean;
  run: (id: CommandId) => void;
}): MenuItemConstructorOptions[] {
  const { platform, words, theme, choices, compact, readOnly, run } = options;
  const mac = platform === 'darwin';
  const line: MenuItemConstructorOptions = { type: 'separator' };

  /** On macOS these stand in the menu that has the app's name. */
  const elsewhere = new Set<CommandId>(mac ? ['about', 'settings'] : []);

  const item = (command: Command): MenuItemConstructorOptions => ({
    id: command.id,
    label: words.commands[command.id],
    ...shortcut(keysOf(command, platform, choices)[0], mac),
    ...(command.menu?.menu === 'theme' ? { type: 'radio', checked: command.id === `theme-${theme}` } : {}),
    ...(command.id === 'toggle-density' ? { type: 'checkbox', checked: compact } : {}),
    ...(readOnly && changesLibrary(command.id) ? { enabled: false } : {}),
    click: () => run(command.id),
  });
  const group = (menu: CommandMenu['menu'], number: number): MenuItemConstructorOptions[] =>
    commandTable
      .filter(({ id, menu: place }) => place?.menu === menu && place.group === number && !elsewhere.has(id))
      .map(item);
  const named = (id: CommandId): MenuItemConstructorOptions[] =>
    commandTable.filter((command) => command.id === id).map(item);
  /** All groups of a menu, with a line between them. `more` are groups of roles, by the number they stand under. */
  const entries = (menu: CommandMenu['menu'], more: Record<number, MenuItemConstructorOptions[]> = {}) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map((number) => [...group(menu, number), ...(more[number] ?? [])])
      .filter((items) => items.length > 0)
      .flatMap((items, index) => (index === 0 ? items : [line, ...items]));

  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      ...named('about'),
      line,
      ...named('settings'),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
  const editing: MenuItemConstructorOptions[] = [
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const highlighting: MenuItemConstructorOptions = {
    label: words.menus.highlight,
    submenu: entries('highlight'),
  };
  const themes: MenuItemConstructorOptions = { label: words.menus.theme, submenu: entries('theme') };
  return [
    ...(mac ? [appMenu] : []),
    {
      label: words.menus.file,
      submenu: entries('file', { 9: [mac ? { role: 'close' } : { role: 'quit' }] }),
    },
    { label: words.menus.edit, submenu: entries('edit', { 2: editing }) },
    { label: words.menus.view, submenu: entries('view', { 3: [themes], 4: [{ role: 'togglefullscreen' }] }) },
    { label: words.menus.article, submenu: entries('article', { 4: [highlighting] }) },
    { role: 'windowMenu' },
    { label: words.menus.help, submenu: entries('help') },
  ];
}

/** The window listens to the keys itself, and takes those that it uses; the menu only shows them. macOS would still fire
 * a plain letter while a person types, so there it shows none. */
function shortcut(key: string | undefined, mac: boolean): MenuItemConstructorOptions {
  const written = key === undefined ? null : accelerator(key);
  if (key === undefined || written === null || (mac && !parseShortcut(key).mod)) return {};
  return { accelerator: written, registerAccelerator: false };
}
