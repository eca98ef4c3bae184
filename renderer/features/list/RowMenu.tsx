import type { CommandId } from '../../../shared/commands.ts';
import type { ListRow } from '../../../shared/model/view.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useLibrary } from '../../state/library.ts';
import { useList } from '../../state/list.ts';
import { offered } from '../../state/offered.ts';
import { indexesOf, itemAt } from '../../state/pages.ts';
import { useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import type { IconName } from '../../ui/icons.ts';
import { ContextMenu, type MenuAction, type MenuEntry } from '../../ui/Menu.tsx';
import { retry } from './Row.tsx';
import { openRow } from './row-input.ts';

/** Where a menu opens, px in the window. */
export type MenuPlace = { x: number; y: number };

function command(id: CommandId, icon: IconName, label = t.commands[id]): MenuAction {
  return { id, icon, label, shortcut: shortcutOf(id), onAction: () => runCommand(id) };
}

type Every = (is: (row: ListRow) => boolean) => boolean;

function outsideTrash(every: Every): MenuEntry[] {
  const archived = every((row) => row.state === 'archived');
  const favourite = every((row) => row.favourite);
  return [
    command('archive', 'archive', archived ? t.list.unarchive : t.commands.archive),
    command('favourite', 'star', favourite ? t.list.unfavourite : t.commands.favourite),
    command('tags', 'tag'),
    ...(every((row) => row.progress >= 1) ? [] : [command('mark-read', 'check')]),
    ...(every((row) => row.state === 'unread' && row.progress === 0)
      ? []
      : [command('mark-unread', 'rotate-cw')]),
  ];
}

/** What can be done with the selected rows. */
export function RowMenu({ at, onClose }: { at: MenuPlace | null; onClose: () => void }) {
  const readOnly = useLibrary((library) => library.readOnly);
  const ids = useSelection((selection) => selection.ids);
  const cache = useList((list) => list.cache);
  const rows = indexesOf(cache, ids).flatMap((index) => itemAt(cache, index)?.row ?? []);
  const [only] = rows.length === 1 && ids.size === 1 ? rows : [];
  const trashed = rows.some((row) => row.trashed);
  const every: Every = (is) => rows.length === ids.size && rows.every(is);
  const entries: MenuEntry[] = [
    ...(only
      ? [
          {
            id: 'open',
            icon: 'book-open',
            label: t.commands.open,
            shortcut: shortcutOf('open'),
            onAction: () => openRow({ focus: true }),
          } satisfies MenuEntry,
        ]
      : []),
    ...(only && only.problem !== null && only.url !== null && !readOnly
      ? [
          {
            id: 'retry',
            icon: 'rotate-cw',
            label: t.app.retry,
            onAction: () => retry(only),
          } satisfies MenuEntry,
        ]
      : []),
    ...(trashed ? [] : outsideTrash(every)),
    ...(only && !trashed ? [command('edit', 'pencil')] : []),
    { id: 'line-1', line: true },
    command('open-original', 'external-link'),
    command('copy-link', 'copy'),
    command('export', 'share'),
    { id: 'line-2', line: true },
    ...(trashed
      ? [
          command('restore', 'inbox', t.trash.restoreHere),
          { ...command('delete-for-good', 'trash-2', t.trash.deleteHere), shortcut: shortcutOf('trash') },
        ]
      : [command('trash', 'trash-2')]),
  ];
  return <ContextMenu label={t.list.menu} at={at} entries={offered(entries)} onClose={onClose} />;
}
