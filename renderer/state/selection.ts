import { create } from 'zustand';
import type { ArticleId } from '../../shared/model/record.ts';
import { idsBetween, idsOfAll, rowCount, useList } from './list.ts';
import { indexOf, itemAt } from './pages.ts';
import { between, type Step, stepped } from './steps.ts';

type SelectionState = {
  /** The selected articles, in no order. */
  ids: ReadonlySet<ArticleId>;
  /** The row that arrows start from. `id` is null when its article has left the list: it was before that row then. */
  cursor: { index: number; id: ArticleId | null };
  /** Where a range begins. */
  anchor: number;
  /** A new number each time the cursor was moved by key: the list scrolls to it. */
  moves: number;
};

const nothing: Omit<SelectionState, 'moves'> = {
  ids: new Set(),
  cursor: { index: 0, id: null },
  anchor: 0,
};

export const useSelection = create<SelectionState>(() => ({ ...nothing, moves: 0 }));

function idAt(index: number): ArticleId | null {
  return itemAt(useList.getState().cache, index)?.row.id ?? null;
}

function moved(index: number): Pick<SelectionState, 'cursor' | 'moves'> {
  return { cursor: { index, id: idAt(index) }, moves: useSelection.getState().moves + 1 };
}

export function clearSelection(): void {
  useSelection.setState(({ cursor }) => ({ ids: new Set(), anchor: cursor.index }));
}

/** Leaves selection and cursor: another list is shown. */
export function resetSelection(): void {
  useSelection.setState(nothing);
}

/** Selects one row, and nothing else. */
export async function selectRow(index: number): Promise<ArticleId | null> {
  const id = idAt(index) ?? (await idsBetween(index, index + 1))[0] ?? null;
  if (id !== null) {
    useSelection.setState({ ...moved(index), cursor: { index, id }, ids: new Set([id]), anchor: index });
  }
  return id;
}

/** Adds a row to the selection, or takes it out. */
export function toggleRow(index: number): void {
  const id = idAt(index);
  if (id === null) return;
  const ids = new Set(useSelection.getState().ids);
  if (!ids.delete(id)) ids.add(id);
  useSelection.setState({ ...moved(index), ids, anchor: index });
}

/** Selects from the anchor to a row. */
export async function selectTo(index: number): Promise<void> {
  const { anchor } = useSelection.getState();
  useSelection.setState(moved(index));
  const { from, to } = between(anchor, index);
  const ids = await idsBetween(from, to);
  // Meanwhile the cursor may have gone on: its own answer is on the way.
  if (useSelection.getState().cursor.index === index) useSelection.setState({ ids: new Set(ids) });
}

/** Moves the cursor without selecting. */
export function moveCursor(index: number): void {
  useSelection.setState(moved(index));
}

export async function selectEverything(): Promise<void> {
  const { serial } = useList.getState();
  const ids = await idsOfAll();
  if (useList.getState().serial === serial) useSelection.setState({ ids: new Set(ids) });
}

/** The row a step leads to, null when there is none. `page` is the number of rows in view. */
export function rowOf(step: Step, page: number): number | null {
  const { cursor } = useSelection.getState();
  return stepped(step, {
    index: cursor.index,
    onRow: cursor.id !== null,
    count: rowCount(useList.getState()),
    page,
  });
}

/** Follows the rows as the list changes under the cursor: to where its article is now, or, when that is gone, to where
 * it was. Articles that left the list are not selected any more. */
export function followRows(): void {
  const { cache } = useList.getState();
  const { cursor, ids } = useSelection.getState();
  if (cursor.id === null || cache.total === null) return;
  if (idAt(cursor.index) === cursor.id) return;
  const index = indexOf(cache, cursor.id);
  if (index !== null) {
    useSelection.setState(({ anchor }) => ({
      cursor: { index, id: cursor.id },
      anchor: anchor === cursor.index ? index : anchor,
    }));
    return;
  }
  // Its page is not here: it may still be there.
  if (idAt(cursor.index) === null && cursor.index < cache.total) return;
  const left = new Set(ids);
  left.delete(cursor.id);
  useSelection.setState({
    ids: left,
    cursor: { index: Math.min(cursor.index, Math.max(0, cache.total - 1)), id: null },
  });
}
