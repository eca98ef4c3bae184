import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { isOnePane } from '../../state/layout.ts';
import { type ListSource, useList } from '../../state/list.ts';
import { itemAt } from '../../state/pages.ts';
import { goToPassage } from '../../state/passage.ts';
import { prepareSoon } from '../../state/prepare.ts';
import { openEnded } from '../../state/query.ts';
import { openArticle } from '../../state/reading.ts';
import { rememberSearch } from '../../state/recent-searches.ts';
import {
  moveCursor,
  rowOf,
  selectEverything,
  selectRow,
  selectTo,
  toggleRow,
  useSelection,
} from '../../state/selection.ts';
import type { Step } from '../../state/steps.ts';
import { platform } from '../../ui/platform.ts';

const steps: Record<string, Step> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
};

/** The grid's own keys: arrows and their like, with Shift to extend and Ctrl to move alone; Ctrl+A; Space. `page` is the
 * number of rows in view. */
export function onRowsKeyDown(event: KeyboardEvent, page: number): void {
  // A button inside a row has its own keys.
  if (event.target !== event.currentTarget) return;
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
  if (mod && event.key.toLowerCase() === 'a') {
    event.preventDefault();
    void selectEverything();
    return;
  }
  if (event.key === ' ') {
    event.preventDefault();
    const { index } = useSelection.getState().cursor;
    if (event.shiftKey) void selectTo(index);
    else toggleRow(index);
    return;
  }
  const step = steps[event.key];
  if (step === undefined || event.altKey) return;
  event.preventDefault();
  move(step, page, event.shiftKey ? 'extend' : mod ? 'cursor' : 'select');
}

/** Moves through the rows. */
export function move(step: Step, page: number, how: 'select' | 'extend' | 'cursor'): void {
  const index = rowOf(step, page);
  if (index === null) return;
  if (how === 'extend') void selectTo(index);
  else if (how === 'cursor') moveCursor(index);
  else void selectRow(index);
}

/** Opens the cursor's article. Of a search the reader is told what was looked for. Where the reader takes the list's place
 * it takes the focus too. */
export function openRow({ focus }: { focus: boolean }): boolean {
  const { cursor } = useSelection.getState();
  if (cursor.id === null) return false;
  const { source, cache } = useList.getState();
  if (source.kind === 'search') rememberSearch(source.query);
  const how = { focus: focus || isOnePane(), findQuery: findQueryOf(source) };
  const hit = itemAt(cache, cursor.index)?.hit ?? null;
  if (hit !== null && hit.row.id === cursor.id && hit.from === 'note')
    goToPassage(cursor.id, hit.highlight, how);
  else openArticle(cursor.id, how);
  return true;
}

/** What the reader marks: while typing the last word is the beginning of one. */
function findQueryOf(source: ListSource): string | null {
  if (source.kind === 'view') return null;
  return source.typing ? openEnded(source.query) : source.query;
}

/** An article is made ready while the pointer rests on its row. */
export function onRowPointer({ target, pointerType }: PointerEvent): void {
  if (pointerType !== 'mouse') return;
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  if (row === null) return;
  const item = itemAt(useList.getState().cache, Number(row.getAttribute('data-index')));
  prepareSoon(item?.row.id ?? null);
}

/** A click selects and opens; with Ctrl, or on a row's box, it adds or takes out; with Shift it selects up to there. The
 * right button selects what is not selected. */
export function onRowClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const row = target?.closest('[data-index]');
  if (!row || target?.closest('button')) return;
  const index = Number(row.getAttribute('data-index'));
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
  if (event.type === 'contextmenu') {
    if (row.getAttribute('aria-selected') !== 'true') void selectRow(index);
  } else if (event.shiftKey) void selectTo(index);
  else if (mod || target?.closest('[data-box]')) toggleRow(index);
  else void selectRow(index).then(() => openRow({ focus: false }));
}
