import type { RefObject } from 'react';
import { useCommands } from '../../state/commands.ts';
import { useReading } from '../../state/reading.ts';
import { rowOf, selectRow, useSelection } from '../../state/selection.ts';
import type { Step } from '../../state/steps.ts';
import { focusedPane } from '../../state/targets.ts';
import { move, openRow } from './row-input.ts';

type Options = { scroller: RefObject<HTMLDivElement | null>; rowsInView: number };

/** Answers the commands that move through the list and open its rows. */
export function useRowCommands({ scroller, rowsInView }: Options): void {
  const inList = (): boolean => document.activeElement === grid();
  const grid = () => scroller.current?.querySelector<HTMLElement>('[role="grid"]') ?? null;
  /** In the reader to the next article; elsewhere to the next row. */
  const go = (step: Step): void => {
    if (focusedPane() === 'reader') void openNeighbour(step, rowsInView);
    else {
      move(step, rowsInView, 'select');
      grid()?.focus({ preventScroll: true });
    }
  };
  useCommands({
    next: () => go('next'),
    previous: () => go('previous'),
    open: { when: inList, run: () => openRow({ focus: true }) },
  });
}

async function openNeighbour(step: Step, page: number): Promise<void> {
  const index = rowOf(step, page);
  if (index === null || (await selectRow(index)) === null) return;
  if (useSelection.getState().cursor.id !== useReading.getState().openId) openRow({ focus: false });
}
