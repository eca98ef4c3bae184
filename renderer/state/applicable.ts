import { type Command, type CommandId, commandTable } from '../../shared/commands.ts';
import { isAnswered } from './commands.ts';
import { rowCount, useList } from './list.ts';
import { indexOf, itemAt } from './pages.ts';
import { useReading } from './reading.ts';
import { targets } from './targets.ts';

/** The commands that can be carried out now, in the order of the table. */
export function applicableCommands(): Command[] {
  const trashed = areTrashed();
  return commandTable.filter(
    (command) => inScope(command) && isAnswered(command.id) && !ofTheOther(command.id, trashed),
  );
}

function inScope({ scope }: Command): boolean {
  switch (scope) {
    case 'window':
      return true;
    case 'article':
      return targets().length > 0;
    case 'list':
      return rowCount(useList.getState()) > 0;
    case 'reader':
      return useReading.getState().openId !== null;
  }
}

/** Commands for articles in the trash alone, and for those outside of it. */
const forTrash: ReadonlySet<CommandId> = new Set<CommandId>(['restore', 'delete-for-good']);
const forOthers: ReadonlySet<CommandId> = new Set<CommandId>(['trash', 'tags', 'edit']);

function ofTheOther(id: CommandId, trashed: boolean): boolean {
  return (trashed ? forOthers : forTrash).has(id);
}

/** Whether the articles that commands are for lie in the trash, as far as the list knows them. */
function areTrashed(): boolean {
  const { cache, source } = useList.getState();
  const known = targets().flatMap((id) => {
    const index = indexOf(cache, id);
    return index === null ? [] : (itemAt(cache, index)?.row ?? []);
  });
  if (known.length === 0) return source.kind === 'view' && source.view.kind === 'trash';
  return known.every((row) => row.trashed);
}
