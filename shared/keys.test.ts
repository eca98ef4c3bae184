import { describe, expect, test } from 'vitest';
import { commandTable, keysOf, type Platform } from './commands.ts';
import {
  accelerator,
  commandOfKey,
  type KeyPress,
  matchesShortcut,
  parseShortcut,
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

describe('commandOfKey', () => {
  const named = (key: KeyPress, inText: boolean) =>
    commandOfKey(key, { platform: 'linux', inText })?.id ?? null;

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
});
