import { commandById } from '../../shared/commands.ts';
import { mayRun } from './commands.ts';

/** The entries of a menu that may be offered: none with the id of a command that would change a library which can only be
 * read, and no line without something on both sides. */
export function offered<Entry extends { id: string }>(entries: readonly Entry[]): Entry[] {
  const allowed = entries.filter(({ id }) => {
    const command = commandById(id);
    return command === null || mayRun(command.id);
  });
  return allowed.filter((entry, at) => {
    const next = allowed[at + 1];
    return !isLine(entry) || (at > 0 && next !== undefined && !isLine(next));
  });
}

function isLine(entry: object): boolean {
  return 'line' in entry;
}
