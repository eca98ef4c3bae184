import { type Command, commandTable, keysOf, type Platform } from './commands.ts';

/** What is read of a `KeyboardEvent`. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
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
  if (press.key.toLowerCase() !== wanted.key.toLowerCase()) return false;
  return isSign(wanted.key) || press.shiftKey === wanted.shift;
}

/** The command of a key press, null when there is none. In a text field only keys with a modifier are commands. */
export function commandOfKey(
  press: KeyPress,
  options: { platform: Platform; inText: boolean },
): Command | null {
  for (const command of commandTable) {
    if (options.inText && command.yieldsToText) continue;
    for (const shortcut of keysOf(command, options.platform)) {
      const { mod, alt } = parseShortcut(shortcut);
      if (options.inText && !mod && !alt) continue;
      if (matchesShortcut(shortcut, press, options.platform)) return command;
    }
  }
  return null;
}

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

/** The shortcut as Electron writes accelerators. */
export function accelerator(shortcut: string): string {
  const { mod, alt, shift, key } = parseShortcut(shortcut);
  return [
    ...(mod ? ['CommandOrControl'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key === '+' ? 'Plus' : key.length === 1 ? key.toUpperCase() : key,
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
  return key.length === 1 ? key.toUpperCase() : key;
}
