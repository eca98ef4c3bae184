import type { CommandId } from './commands.ts';

const changing: ReadonlySet<CommandId> = new Set<CommandId>([
  'add',
  'add-clipboard',
  'add-files',
  'undo',
  'save-search',
  'archive',
  'favourite',
  'tags',
  'edit',
  'mark-read',
  'mark-unread',
  'highlight',
  'highlight-yellow',
  'highlight-green',
  'highlight-blue',
  'highlight-pink',
  'highlight-violet',
  'remove-highlight',
  'note',
  'article-note',
  'trash',
  'restore',
  'delete-for-good',
  'empty-trash',
]);

/** Whether a command adds something to the library, changes or deletes something in it: where that can only be read, it is not
 * offered. */
export function changesLibrary(id: CommandId): boolean {
  return changing.has(id);
}
