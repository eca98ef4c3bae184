import { type Command, commandTable } from '../../shared/commands.ts';
import { isAnswered } from './commands.ts';
import { rowCount, useList } from './list.ts';
import { useReading } from './reading.ts';
import { targets } from './targets.ts';

/** The commands that can be carried out now, in the order of the table. */
export function applicableCommands(): Command[] {
  return commandTable.filter((command) => inScope(command) && isAnswered(command.id));
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
