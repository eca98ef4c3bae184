import type { CommandId } from '../../../shared/commands.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useList } from '../../state/list.ts';
import { indexOf, itemAt } from '../../state/pages.ts';
import { useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import type { IconName } from '../../ui/icons.ts';
import { ContextMenu, type MenuEntry } from '../../ui/Menu.tsx';
import { retry } from './Row.tsx';
import { openRow } from './row-input.ts';

/** Where a menu opens, px in the window. */
export type MenuPlace = { x: number; y: number };

function command(id: CommandId, icon: IconName, label = t.commands[id]): MenuEntry {
  return { id, icon, label, shortcut: shortcutOf(id), onAction: () => runCommand(id) };
}

/** What can be done with the selected rows. */
export function RowMenu({ at, onClose }: { at: MenuPlace | null; onClose: () => void }) {
  const ids = useSelection((selection) => selection.ids);
  const cache = useList((list) => list.cache);
  const rows = [...ids].flatMap((id) => {
    const index = indexOf(cache, id);
    return index === null ? [] : (itemAt(cache, index)?.row ?? []);
  });
  const [only] = rows.length === 1 && ids.size === 1 ? rows : [];
  const trashed = rows.some((row) => row.trashed);
  const every = (is: (row: (typeof rows)[number]) => boolean) => rows.length > 0 && rows.every(is);
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
    ...(only && only.problem !== null && only.url !== null
      ? [
          {
            id: 'retry',
            icon: 'rotate-cw',
            label: t.app.retry,
            onAction: () => retry(only),
          } satisfies MenuEntry,
        ]
      : []),
    command(
      'archive',
      'archive',
      every((row) => row.state === 'archived') ? t.list.unarchive : t.commands.archive,
    ),
    command('favourite', 'star', every((row) => row.favourite) ? t.list.unfavourite : t.commands.favourite),
    command('mark-unread', 'inbox'),
    { id: 'line-1', line: true },
    command('open-original', 'external-link'),
    command('copy-link', 'copy'),
    command('export', 'share'),
    { id: 'line-2', line: true },
    trashed ? command('restore', 'inbox') : command('trash', 'trash-2'),
  ];
  return <ContextMenu label={t.list.menu} at={at} entries={entries} onClose={onClose} />;
}
