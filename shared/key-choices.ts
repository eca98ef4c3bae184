import {
  type Command,
  commandTable,
  givenKeysOf,
  type KeyChoices,
  type Platform,
  usualKeysOf,
} from './commands.ts';
import { parseShortcut } from './keys.ts';

/** Keys of the window and of the system, which no command can have: Escape goes back, Tab and F6 move the focus, and so
 * on. `Mod+` ones are those of the Edit menu and of quitting. */
const reserved = new Set(
  [
    ...['Escape', 'Tab', 'Shift+Tab', 'F6', 'Shift+F6', 'Space', 'Shift+Enter', 'ContextMenu'],
    ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
    ...['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'],
    ...['Shift+Home', 'Shift+End', 'Shift+PageUp', 'Shift+PageDown', 'Shift+F10'],
    ...['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Q', 'Mod+Enter', 'Mod+Tab', 'Alt+Tab', 'Alt+F4'],
  ].map(comparable),
);

export function isReserved(shortcut: string): boolean {
  return reserved.has(comparable(shortcut));
}

/** Two ways to write one shortcut are one. */
function comparable(shortcut: string): string {
  const { mod, alt, shift, key } = parseShortcut(shortcut);
  return `${mod ? 'mod+' : ''}${alt ? 'alt+' : ''}${shift ? 'shift+' : ''}${key.toLowerCase()}`;
}

function same(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** The other command that has this key already, null when there is none. */
export function holderOf(
  shortcut: string,
  besides: Command,
  platform: Platform,
  choices: KeyChoices,
): Command | null {
  return (
    commandTable.find(
      (command) =>
        command.id !== besides.id &&
        givenKeysOf(command, platform, choices).some((key) => same(key, shortcut)),
    ) ?? null
  );
}

type Keys = Record<string, string[]>;

/** All choices with other keys for one command. Its usual ones are no choice. */
function withKeys(command: Command, keys: string[], platform: Platform, choices: KeyChoices): Keys {
  const others = Object.entries(choices.keys).filter(([id]) => id !== command.id);
  const usual = usualKeysOf(command, platform);
  const isUsual = keys.length === usual.length && keys.every((key, index) => same(key, usual[index] ?? ''));
  const changed: Keys = Object.fromEntries(others.map(([id, theirs]) => [id, [...theirs]]));
  if (!isUsual) changed[command.id] = keys;
  return changed;
}

/** Gives a command one key more. Whoever had it before has it no more. */
export function addKey(shortcut: string, command: Command, platform: Platform, choices: KeyChoices): Keys {
  const holder = holderOf(shortcut, command, platform, choices);
  const keys = holder === null ? choices.keys : removeKey(shortcut, holder, platform, choices);
  const own = givenKeysOf(command, platform, choices);
  return own.some((key) => same(key, shortcut))
    ? withKeys(command, [...own], platform, { ...choices, keys })
    : withKeys(command, [...own, shortcut], platform, { ...choices, keys });
}

export function removeKey(shortcut: string, command: Command, platform: Platform, choices: KeyChoices): Keys {
  const left = givenKeysOf(command, platform, choices).filter((key) => !same(key, shortcut));
  return withKeys(command, left, platform, choices);
}

/** Gives a command its usual keys back; those that went to other commands are taken from them. */
export function resetKeys(command: Command, platform: Platform, choices: KeyChoices): Keys {
  const usual = usualKeysOf(command, platform);
  const bare = withKeys(command, [...usual], platform, choices);
  return usual.reduce<Keys>((keys, key) => {
    const holder = holderOf(key, command, platform, { ...choices, keys });
    return holder === null ? keys : removeKey(key, holder, platform, { ...choices, keys });
  }, bare);
}

export function isChanged(command: Command, choices: KeyChoices): boolean {
  return Object.hasOwn(choices.keys, command.id);
}
