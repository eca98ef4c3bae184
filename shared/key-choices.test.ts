import { describe, expect, test } from 'vitest';
import { type Command, commandById, givenKeysOf, type KeyChoices, usualKeys } from './commands.ts';
import { addKey, holderOf, isChanged, isReserved, removeKey, resetKeys } from './key-choices.ts';

function command(id: string): Command {
  const found = commandById(id);
  if (found === null) throw new Error(id);
  return found;
}

const find = command('find');
const archive = command('archive');
const keys = (of: Command, choices: KeyChoices) => givenKeysOf(of, 'linux', choices);
const chosen = (changed: KeyChoices['keys']): KeyChoices => ({ keys: changed, letterKeys: true });

describe('keys of a person', () => {
  test('one is added, and removed again', () => {
    const more = chosen(addKey('Mod+Alt+A', archive, 'linux', usualKeys));
    expect(keys(archive, more)).toEqual(['e', 'Mod+Alt+A']);
    expect(isChanged(archive, more)).toBe(true);
    const back = removeKey('Alt+Mod+A', archive, 'linux', more);
    expect(back).toEqual({});
  });

  test('one that another command has is taken from it', () => {
    expect(holderOf('Mod+F', archive, 'linux', usualKeys)).toBe(find);
    const taken = chosen(addKey('Mod+F', archive, 'linux', usualKeys));
    expect(keys(archive, taken)).toEqual(['e', 'Mod+F']);
    expect(keys(find, taken)).toEqual([]);
    expect(holderOf('Mod+F', archive, 'linux', taken)).toBeNull();
  });

  test('back to the usual ones takes them from whoever has them now', () => {
    const taken = chosen(addKey('Mod+F', archive, 'linux', usualKeys));
    const back = chosen(resetKeys(find, 'linux', taken));
    expect(keys(find, back)).toEqual(['Mod+F']);
    expect(keys(archive, back)).toEqual(['e']);
    expect(back.keys).toEqual({});
  });

  test('a key that is there already is not there twice', () => {
    expect(addKey('E', archive, 'linux', usualKeys)).toEqual({});
    const none = chosen(removeKey('e', archive, 'linux', usualKeys));
    expect(keys(archive, none)).toEqual([]);
    expect(addKey('e', archive, 'linux', none)).toEqual({});
  });

  test('choices for commands of other versions are kept', () => {
    const other = chosen({ 'read-aloud': ['Mod+Y'] });
    expect(addKey('Mod+Alt+A', archive, 'linux', other)).toMatchObject({ 'read-aloud': ['Mod+Y'] });
  });
});

test('keys of the window and of the system cannot be given', () => {
  for (const key of ['Escape', 'Tab', 'F6', 'Mod+C', 'Mod+v', 'ArrowDown'])
    expect(isReserved(key)).toBe(true);
  for (const key of ['Mod+K', 'j', 'F1', 'Alt+ArrowDown']) expect(isReserved(key)).toBe(false);
});
