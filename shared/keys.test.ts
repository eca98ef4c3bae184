import { describe, expect, test } from 'vitest';
import { commandTable, keysOf, type Platform } from './commands.ts';
import {
  accelerator,
  commandsOfKey,
  type KeyPress,
  matchesShortcut,
  parseShortcut,
  shortcutOfPress,
  shortcutParts,
} from './keys.ts';
import { commands as labels } from './locales/en-shell.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the command table', () => {
  test('has every id once, with a label', () => {
    const ids = commandTable.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(labels[id]).toMatch(/^\S.*\S$/);
  });

  test.each<Platform>(['linux', 'darwin', 'win32'])('gives no key to two commands on %s', (platform) => {
    const keys = commandTable.flatMap((command) => keysOf(command, platform));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('parseShortcut', () => {
  test.each([
    ['j', { mod: false, alt: false, shift: false, key: 'j' }],
    ['Mod+Shift+E', { mod: true, alt: false, shift: true, key: 'E' }],
    ['Mod++', { mod: true, alt: false, shift: false, key: '+' }],
    ['+', { mod: false, alt: false, shift: false, key: '+' }],
    ['Mod+-', { mod: true, alt: false, shift: false, key: '-' }],
    ['Alt+ArrowRight', { mod: false, alt: true, shift: false, key: 'ArrowRight' }],
  ])('%s', (shortcut, parts) => {
    expect(parseShortcut(shortcut)).toEqual(parts);
  });
});

describe('matchesShortcut', () => {
  test('Mod is Ctrl, and Cmd on macOS', () => {
    expect(matchesShortcut('Mod+N', press('n', { ctrlKey: true }), 'linux')).toBe(true);
    expect(matchesShortcut('Mod+N', press('n', { metaKey: true }), 'linux')).toBe(false);
    expect(matchesShortcut('Mod+N', press('n', { metaKey: true }), 'darwin')).toBe(true);
    expect(matchesShortcut('Mod+N', press('n', { ctrlKey: true }), 'darwin')).toBe(false);
  });

  test('Shift counts for letters, and not for signs that need it', () => {
    expect(matchesShortcut('e', press('E', { shiftKey: true }), 'linux')).toBe(false);
    expect(matchesShortcut('Mod+Shift+E', press('E', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(true);
    expect(matchesShortcut('Mod+Shift+E', press('e', { ctrlKey: true }), 'linux')).toBe(false);
    expect(matchesShortcut('/', press('/', { shiftKey: true }), 'linux')).toBe(true);
    expect(matchesShortcut('Mod++', press('+', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(true);
  });

  test('a key with a modifier more is another one', () => {
    expect(matchesShortcut('j', press('j', { ctrlKey: true }), 'linux')).toBe(false);
    expect(matchesShortcut('j', press('j', { altKey: true }), 'linux')).toBe(false);
    expect(matchesShortcut('Delete', press('Delete', { shiftKey: true }), 'linux')).toBe(false);
  });
});

describe('commandsOfKey', () => {
  const named = (key: KeyPress, inText: boolean) =>
    commandsOfKey(key, { platform: 'linux', inText })[0]?.id ?? null;

  test('finds what a key does', () => {
    expect(named(press('j'), false)).toBe('next');
    expect(named(press('='), false)).toBeNull();
    expect(named(press('=', { ctrlKey: true }), false)).toBe('text-bigger');
    expect(named(press('F13'), false)).toBeNull();
  });

  test('leaves letters and undo to a text field', () => {
    expect(named(press('j'), true)).toBeNull();
    expect(named(press('z', { ctrlKey: true }), true)).toBeNull();
    expect(named(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(named(press('n', { ctrlKey: true }), true)).toBe('add');
    expect(named(press('?', { shiftKey: true }), true)).toBeNull();
    expect(named(press('F1'), true)).toBe('shortcuts');
  });

  test('follows the keys a person chose', () => {
    const choices = { keys: { archive: ['Mod+Alt+A'], find: [] }, letterKeys: true };
    const ids = (key: KeyPress) =>
      commandsOfKey(key, { platform: 'linux', inText: false, choices }).map(({ id }) => id);
    expect(ids(press('a', { ctrlKey: true, altKey: true }))).toEqual(['archive']);
    expect(ids(press('e'))).toEqual([]);
    expect(ids(press('f', { ctrlKey: true }))).toEqual([]);
  });

  test('single letters and signs can be switched off', () => {
    const choices = { keys: {}, letterKeys: false };
    const ids = (key: KeyPress) =>
      commandsOfKey(key, { platform: 'linux', inText: false, choices }).map(({ id }) => id);
    for (const key of ['j', 'e', '/', '?']) expect(ids(press(key))).toEqual([]);
    expect(ids(press('F1'))).toEqual(['shortcuts']);
    expect(ids(press('Delete'))).toEqual(['trash']);
  });

  test('where letters are not Latin, the key in the same place is meant', () => {
    expect(named(press('л', { ctrlKey: true, code: 'KeyK' }), false)).toBe('palette');
    expect(named(press('о', { code: 'KeyJ' }), false)).toBe('next');
    expect(named(press('k', { ctrlKey: true, code: 'KeyV' }), false)).toBe('palette');
  });
});

test('shortcuts are shown as each system writes them', () => {
  expect(shortcutParts('Mod+Shift+E', 'linux')).toEqual(['Ctrl', 'Shift', 'E']);
  expect(shortcutParts('Mod+Shift+E', 'darwin')).toEqual(['⇧', '⌘', 'E']);
  expect(shortcutParts('Delete', 'win32')).toEqual(['Del']);
  expect(shortcutParts('j', 'linux')).toEqual(['J']);
});

test('accelerators are what Electron reads', () => {
  expect(accelerator('Mod+Shift+E')).toBe('CommandOrControl+Shift+E');
  expect(accelerator('Mod++')).toBe('CommandOrControl+Plus');
  expect(accelerator('j')).toBe('J');
  expect(accelerator('Delete')).toBe('Delete');
  expect(accelerator('Alt+ArrowLeft')).toBe('Alt+Left');
  expect(accelerator('Mod+é')).toBeNull();
  expect(accelerator('MediaPlay')).toBeNull();
});

test.each([
  ['j', {}, 'j'],
  ['J', { shiftKey: true }, 'Shift+J'],
  ['e', { ctrlKey: true, shiftKey: true }, 'Mod+Shift+E'],
  ['?', { shiftKey: true }, '?'],
  ['+', { ctrlKey: true, shiftKey: true }, 'Mod++'],
  [' ', { ctrlKey: true }, 'Mod+Space'],
  ['F8', {}, 'F8'],
  ['ArrowLeft', { altKey: true }, 'Alt+ArrowLeft'],
  ['Control', { ctrlKey: true }, null],
  ['Dead', {}, null],
  ['k', { metaKey: true }, null],
])('the press of %s is written as %s', (key, held, written) => {
  expect(shortcutOfPress(press(key, held), 'linux')).toBe(written);
});

test('what is written of a press is matched by that press', () => {
  for (const command of commandTable)
    for (const shortcut of keysOf(command, 'linux')) {
      const { mod, alt, shift, key } = parseShortcut(shortcut);
      const pressed = press(key, { ctrlKey: mod, altKey: alt, shiftKey: shift });
      const written = shortcutOfPress(pressed, 'linux');
      expect(written === null ? false : matchesShortcut(written, pressed, 'linux')).toBe(true);
    }
});
