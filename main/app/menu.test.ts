import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { commandTable, type KeyChoices, type Platform, usualKeys } from '../../shared/commands.ts';
import { commands, menus } from '../../shared/locales/en-shell.ts';
import { menuTemplate } from './menu.ts';

function menuOf(platform: Platform, choices: KeyChoices = usualKeys, readOnly = false) {
  const ran: string[] = [];
  const template = menuTemplate({
    platform,
    words: { commands, menus },
    theme: 'dark',
    choices,
    compact: true,
    readOnly,
    run: (id) => ran.push(id),
  });
  return { template, items: template.flatMap(flat), ran };
}

function flat(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return Array.isArray(item.submenu) ? [item, ...item.submenu.flatMap(flat)] : [item];
}

test.each<Platform>(['linux', 'darwin', 'win32'])(
  'on %s every command stands in the menu bar once',
  (platform) => {
    const { items } = menuOf(platform);
    for (const { id, menu } of commandTable) {
      expect(items.filter((item) => item.id === id)).toHaveLength(menu === null ? 0 : 1);
    }
  },
);

test.each<Platform>(['linux', 'darwin'])(
  'on %s no menu begins or ends with a line, or has two in a row',
  (platform) => {
    for (const { submenu } of menuOf(platform).items) {
      if (!Array.isArray(submenu)) continue;
      const lines = submenu.map((item) => item.type === 'separator');
      expect(lines[0]).toBe(false);
      expect(lines.at(-1)).toBe(false);
      expect(lines.some((line, index) => line && lines[index + 1])).toBe(false);
    }
  },
);

test('a click sends the id of the command', () => {
  const { items, ran } = menuOf('linux');
  const archive = items.find((item) => item.id === 'archive');
  const click = archive?.click;
  expect(click).toBeTypeOf('function');
  Reflect.apply(click ?? (() => {}), undefined, []);
  expect(ran).toEqual(['archive']);
});

test('shows the keys and leaves them to the window', () => {
  const { items } = menuOf('linux');
  expect(items.find((item) => item.id === 'export')).toMatchObject({
    label: 'Export…',
    accelerator: 'CommandOrControl+Shift+E',
    registerAccelerator: false,
  });
  expect(items.find((item) => item.id === 'archive')?.accelerator).toBe('E');
  expect(menuOf('darwin').items.find((item) => item.id === 'archive')?.accelerator).toBeUndefined();
});

test('marks the theme', () => {
  const themes = menuOf('linux').items.filter((item) => item.id?.startsWith('theme-'));
  expect(themes.map(({ id, type, checked }) => [id, type, checked])).toEqual([
    ['theme-system', 'radio', false],
    ['theme-light', 'radio', false],
    ['theme-dark', 'radio', true],
  ]);
});

test('keys that were changed are shown, and one that Electron has no name for is not', () => {
  const { items } = menuOf('linux', {
    keys: { archive: ['Mod+Alt+A'], tags: ['ł'], find: [] },
    letterKeys: false,
  });
  const shown = (id: string) => items.find((item) => item.id === id)?.accelerator;
  expect(shown('archive')).toBe('CommandOrControl+Alt+A');
  expect([shown('tags'), shown('find'), shown('next')]).toEqual([undefined, undefined, undefined]);
  expect(shown('search')).toBe('CommandOrControl+Shift+F');
});

test('on macOS the settings and About stand in the menu of the app', () => {
  const { template } = menuOf('darwin');
  const ids = template.map((item) => flat(item).map(({ id }) => id));
  expect(ids[0]).toContain('settings');
  expect(ids[0]).toContain('about');
});

test('of a library that can only be read nothing is offered that would change or delete something', () => {
  const { items } = menuOf('linux', usualKeys, true);
  const off = items.filter(({ enabled }) => enabled === false).map(({ id }) => id);
  expect(off).toEqual(
    expect.arrayContaining([
      'add',
      'undo',
      'archive',
      'tags',
      'edit',
      'trash',
      'delete-for-good',
      'empty-trash',
      'note',
    ]),
  );
  for (const id of ['search', 'open', 'export', 'print', 'copy-link', 'check-library', 'settings'])
    expect(off).not.toContain(id);
  expect(menuOf('linux').items.filter(({ enabled }) => enabled === false)).toEqual([]);
});
