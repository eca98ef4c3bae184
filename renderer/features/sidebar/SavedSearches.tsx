import { type DragEvent, type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { SavedSearch } from '../../../shared/model/saved-search.ts';
import { announce } from '../../state/announcements.ts';
import { useLibrary } from '../../state/library.ts';
import { deleteSearch, moveSearch, openSearch, useSearches } from '../../state/saved-searches.ts';
import { t } from '../../state/t.ts';
import { showSearch, useView } from '../../state/view.ts';
import { ContextMenu, type MenuEntry } from '../../ui/Menu.tsx';
import { platform } from '../../ui/platform.ts';
import { askToRename } from '../search/save-search.ts';
import { NavItem } from './NavItem.tsx';
import styles from './Views.module.css';

/** What a drag of a saved search carries: nothing that another program could take. */
const draggedSearch = 'application/x-offprint-search';

/** The searches with a name, in the order a person gave them, each with how many articles it finds. */
export function SavedSearches() {
  const { searches, counts } = useSearches();
  const [dragged, setDragged] = useState<SavedSearch | null>(null);
  if (searches.length === 0) return null;
  return (
    <>
      <h2 className={styles.head}>{t.searches.title}</h2>
      <ul aria-label={t.searches.title}>
        {searches.map((search, at) => (
          <Row
            key={search.id}
            search={search}
            at={at}
            of={searches.length}
            count={counts.get(search.query) ?? null}
            dragged={dragged}
            onDrag={setDragged}
          />
        ))}
      </ul>
    </>
  );
}

type RowProps = {
  search: SavedSearch;
  at: number;
  of: number;
  count: number | null;
  /** The search that is being dragged. */
  dragged: SavedSearch | null;
  onDrag: (search: SavedSearch | null) => void;
};

function Row({ search, at, of, count, dragged, onDrag }: RowProps) {
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const [over, setOver] = useState<'before' | 'after'>();
  const readOnly = useLibrary((library) => library.readOnly);
  const current = useView((view) => openSearch(useSearches.getState(), view)?.id === search.id);

  const move = (to: number): void => {
    if (to < 0 || to >= of) return;
    void moveSearch(search, to);
    announce(t.searches.moved(search.name, to + 1, of));
  };
  const remove = (row: Element | null): void => {
    // The focus stays near: on the next row, the one before, or the views above.
    const next = row?.closest('li')?.nextElementSibling ?? row?.closest('li')?.previousElementSibling;
    const nav = row?.closest('nav');
    void deleteSearch(search);
    const to = next?.querySelector('button') ?? nav?.querySelector<HTMLElement>('[data-pane-focus], button');
    to?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const act = keyAct(event);
    if (act === null || readOnly) return;
    event.preventDefault();
    if (act === 'rename') askToRename(search);
    else if (act === 'delete') remove(event.currentTarget);
    else move(at + act);
  };
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    if (readOnly) return;
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    // The menu key has no place of its own.
    const byKey = event.clientX === 0 && event.clientY === 0;
    setMenu(
      byKey || event.button !== 2 ? { x: left + 24, y: bottom } : { x: event.clientX, y: event.clientY },
    );
  };
  const half = (event: DragEvent): 'before' | 'after' => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'before' : 'after';
  };
  const entries: MenuEntry[] = [
    {
      id: 'rename',
      icon: 'pencil',
      label: t.searches.renameAsk,
      shortcut: 'F2',
      onAction: () => askToRename(search),
    },
    ...(at === 0
      ? []
      : [
          {
            id: 'up',
            icon: 'chevron-up',
            label: t.searches.moveUp,
            shortcut: 'Alt+ArrowUp',
            onAction: () => move(at - 1),
          } satisfies MenuEntry,
        ]),
    ...(at === of - 1
      ? []
      : [
          {
            id: 'down',
            icon: 'chevron-down',
            label: t.searches.moveDown,
            shortcut: 'Alt+ArrowDown',
            onAction: () => move(at + 1),
          } satisfies MenuEntry,
        ]),
    { id: 'line', line: true },
    {
      id: 'delete',
      icon: 'trash-2',
      label: t.searches.delete,
      shortcut: platform === 'darwin' ? 'Backspace' : 'Delete',
      onAction: () => void deleteSearch(search),
    },
  ];
  return (
    <NavItem
      name={search.name}
      icon="search"
      count={count}
      current={current}
      onShow={() => showSearch(search)}
      more={{
        draggable: !readOnly,
        'data-drop': dragged === null ? undefined : over,
        onKeyDown,
        onContextMenu,
        onDragStart(event) {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData(draggedSearch, search.id);
          onDrag(search);
        },
        onDragEnd: () => onDrag(null),
        onDragOver(event) {
          if (dragged === null || dragged.id === search.id) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          setOver(half(event));
        },
        onDragLeave: () => setOver(undefined),
        onDrop(event) {
          setOver(undefined);
          if (dragged === null) return;
          event.preventDefault();
          onDrag(null);
          const { searches } = useSearches.getState();
          const others = searches.filter(({ id }) => id !== dragged.id);
          const beside = others.findIndex(({ id }) => id === search.id);
          if (beside >= 0) void moveSearch(dragged, beside + (half(event) === 'after' ? 1 : 0));
        },
      }}
    >
      <ContextMenu label={t.searches.menu} at={menu} entries={entries} onClose={() => setMenu(null)} />
    </NavItem>
  );
}

/** What a key on a row does: a number moves it by so many places. */
function keyAct(event: KeyboardEvent): 'rename' | 'delete' | 1 | -1 | null {
  if (event.altKey) return event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.key === 'F2') return 'rename';
  return event.key === 'Delete' || (platform === 'darwin' && event.key === 'Backspace') ? 'delete' : null;
}
