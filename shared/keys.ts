import { type Command, commandTable, type KeyChoices, keysOf, type Platform } from './commands.ts';

/** What is read of a `KeyboardEvent`. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** The key's place on the keyboard: for keyboards whose letters are not Latin ones. */
  code?: string;
};

/** A shortcut of the command table in its parts. */
export type Shortcut = { mod: boolean; alt: boolean; shift: boolean; key: string };

/** `Mod++` is Mod and the plus key. */
export function parseShortcut(shortcut: string): Shortcut {
  const key = shortcut.endsWith('+') ? '+' : (shortcut.split('+').at(-1) ?? '');
  const modifiers = shortcut.slice(0, shortcut.length - key.length).split('+');
  return {
    mod: modifiers.includes('Mod'),
    alt: modifiers.includes('Alt'),
    shift: modifiers.includes('Shift'),
    key,
  };
}

/** Whether a key press is this shortcut. Where Shift is needed to type a sign (`?`, on many keyboards `/` and `+`), it
 * does not count as a modifier. */
export function matchesShortcut(shortcut: string, press: KeyPress, platform: Platform): boolean {
  const wanted = parseShortcut(shortcut);
  const mod = platform === 'darwin' ? press.metaKey : press.ctrlKey;
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  if (other || mod !== wanted.mod || press.altKey !== wanted.alt) return false;
  if (keyOf(press).toLowerCase() !== wanted.key.toLowerCase()) return false;
  return isSign(wanted.key) || press.shiftKey === wanted.shift;
}

/** The commands of a key press, in the order of the table: the first that applies is meant. In a text field only keys
 * that type nothing there are commands. */
export function commandsOfKey(
  press: KeyPress,
  options: { platform: Platform; inText: boolean; choices?: KeyChoices },
): Command[] {
  return commandTable.filter((command) => {
    if (options.inText && command.yieldsToText) return false;
    return keysOf(command, options.platform, options.choices).some(
      (shortcut) =>
        matchesShortcut(shortcut, press, options.platform) && !(options.inText && belongsToText(shortcut)),
    );
  });
}

/** Plain keys are for typing and moving in a text; function keys are not. */
function belongsToText(shortcut: string): boolean {
  const { mod, alt, key } = parseShortcut(shortcut);
  return !mod && !alt && !functionKey.test(key);
}

const functionKey = /^F([1-9]|1\d|2[0-4])$/;

/** The key caps of a shortcut, in the order they are shown: `Ctrl`, `Shift`, `E`. */
export function shortcutParts(shortcut: string, platform: Platform): string[] {
  const { mod, alt, shift, key } = parseShortcut(shortcut);
  const mac = platform === 'darwin';
  return [
    ...(mac && alt ? ['⌥'] : []),
    ...(shift && mac ? ['⇧'] : []),
    ...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt && !mac ? ['Alt'] : []),
    ...(shift && !mac ? ['Shift'] : []),
    capOf(key, mac),
  ];
}

const named = new Set([
  ...['Enter', 'Delete', 'Backspace', 'Insert', 'Home', 'End', 'PageUp', 'PageDown', 'Space', 'Tab'],
]);

/** The shortcut as Electron writes accelerators; null for a key that it has no name for. */
export function accelerator(shortcut: string): string | null {
  const { mod, alt, shift, key } = parseShortcut(shortcut);
  const name = acceleratorKey(key);
  if (name === null) return null;
  return [
    ...(mod ? ['CommandOrControl'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    name,
  ].join('+');
}

function acceleratorKey(key: string): string | null {
  if (key === '+') return 'Plus';
  if (key.startsWith('Arrow')) return key.slice('Arrow'.length);
  if (named.has(key) || functionKey.test(key)) return key;
  return /^[!-~]$/.test(key) ? key.toUpperCase() : null;
}

/** The key as shortcuts name it. Where a letter is not a Latin one (a Greek or Cyrillic keyboard), the letter that stands
 * in its place on a Latin keyboard. */
function keyOf({ key, code = '' }: KeyPress): string {
  if (key === ' ') return 'Space';
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  return latin !== undefined && /^\p{Letter}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key)
    ? latin.toLowerCase()
    : key;
}

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn', 'OS']);
const nameless = new Set(['Dead', 'Unidentified', 'Process', 'Compose', '']);

/** The shortcut of a key press, as the table writes it. Null while only modifiers are held, and for what no shortcut can
 * be made of. */
export function shortcutOfPress(press: KeyPress, platform: Platform): string | null {
  const key = keyOf(press);
  const mod = platform === 'darwin' ? press.metaKey : press.ctrlKey;
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  if (other || modifiers.has(key) || nameless.has(key)) return null;
  const letter = key.length === 1;
  return [
    ...(mod ? ['Mod'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey && !isSign(key) ? ['Shift'] : []),
    letter && (mod || press.altKey || press.shiftKey) ? key.toUpperCase() : letter ? key.toLowerCase() : key,
  ].join('+');
}

function isSign(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase();
}

function capOf(key: string, mac: boolean): string {
  if (key === 'Enter') return '↵';
  if (key === 'Delete') return mac ? '⌦' : 'Del';
  if (key === 'Backspace') return mac ? '⌫' : 'Backspace';
  if (key === 'Escape') return 'Esc';
  if (key === 'PageUp') return mac ? '⇞' : 'PgUp';
  if (key === 'PageDown') return mac ? '⇟' : 'PgDn';
  if (key.startsWith('Arrow')) return arrows[key] ?? key;
  return key.length === 1 ? key.toUpperCase() : key;
}

const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
