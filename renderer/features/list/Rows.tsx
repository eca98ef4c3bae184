import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SaveJob } from '../../../shared/model/save.ts';
import { type ListItem, lookAt, rowCount, useList } from '../../state/list.ts';
import { itemAt } from '../../state/pages.ts';
import { selectRow, useSelection } from '../../state/selection.ts';
import { useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { useCarriedFocus } from './carried-focus.ts';
import { onRowDragEnd, onRowDragStart } from './drag.ts';
import { useHold } from './hold.ts';
import { JobRows, jobsHeight } from './JobRows.tsx';
import { GhostRow, Row, rowId } from './Row.tsx';
import { type MenuPlace, RowMenu } from './RowMenu.tsx';
import styles from './Rows.module.css';
import { useRowCommands } from './row-commands.ts';
import { onRowClick, onRowPointer, onRowsKeyDown, openRow } from './row-input.ts';
import { useRowsInPage } from './rows-in-page.ts';
import { useSettling } from './settling.ts';

/** Heights of a row, px, as in the style sheet. */
const heights = { comfortable: 72, compact: 52, search: 92 };
/** Space above the first row, px. */
const edge = 4;

/** The rows: a grid of one column and one tab stop. Only what is in view, and the cursor's row, is in the page. */
export function Rows({ jobs }: { jobs: readonly SaveJob[] }) {
  const { source, cache, serial } = useList();
  const selection = useSelection();
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const count = rowCount({ source, cache });
  const density = useSettings((settings) => settings.listDensity);
  const compact = source.kind === 'view' && density === 'compact';
  const height = source.kind === 'search' ? heights.search : heights[density];
  const above = edge + jobsHeight(jobs);
  const cursor = selection.cursor.index;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    scrollMargin: above,
    scrollPaddingStart: edge,
    scrollPaddingEnd: edge,
    rangeExtractor: useRowsInPage(cursor),
  });
  const { measure } = virtual;
  // Rows of another height: what is known of the old ones goes.
  const measured = useRef(height);
  useLayoutEffect(() => {
    if (measured.current !== height) measure();
    measured.current = height;
  }, [measure, height]);
  const inView = virtual.range;
  const rowsInView = Math.max(1, Math.floor((virtual.scrollRect?.height ?? height) / height));

  useEffect(() => {
    if (inView) lookAt(inView.startIndex, inView.endIndex + 1);
  }, [inView]);
  useCarriedFocus(scroller);
  useRowCommands({ scroller, rowsInView });
  useFollowCursor(virtual.scrollToIndex, selection.moves);
  useHold(scroller, {
    height,
    above,
    first: inView?.startIndex ?? 0,
    scrolled: (virtual.scrollOffset ?? 0) > 0,
  });
  const settling = useSettling(count, serial);

  const boxes = selection.ids.size > 1;
  const today = new Date().toDateString();
  const dated = source.kind === 'search' || source.sort === 'published-newest' ? 'published' : 'saved';
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    if (event.target === event.currentTarget) {
      // The menu key: the menu opens at the cursor's row.
      const row = document.getElementById(rowId(cursor))?.getBoundingClientRect();
      if (!row || selection.cursor.id === null) return;
      if (!selection.ids.has(selection.cursor.id)) void selectRow(cursor);
      setMenu({ x: row.left + 24, y: row.top + 24 });
      return;
    }
    onRowClick(event);
    setMenu({ x: event.clientX, y: event.clientY });
  };
  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        <JobRows jobs={jobs} />
        <table
          className={styles.rows}
          role="grid"
          aria-label={source.kind === 'search' ? t.search.results : t.viewName(source.view)}
          aria-rowcount={count}
          aria-multiselectable="true"
          aria-activedescendant={count > 0 ? rowId(cursor) : undefined}
          tabIndex={0}
          data-pane-focus=""
          data-settling={settling ? '' : undefined}
          style={{ blockSize: virtual.getTotalSize() }}
          onKeyDown={(event) => onRowsKeyDown(event, rowsInView)}
          onClick={onRowClick}
          onPointerOver={onRowPointer}
          onDoubleClick={() => openRow({ focus: true })}
          onContextMenu={openMenu}
          onDragStart={onRowDragStart}
          onDragEnd={onRowDragEnd}
        >
          <tbody className={styles.body}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const item = itemAt<ListItem>(cache, index);
              const top = start - above;
              if (item === null)
                return (
                  <GhostRow
                    key={index}
                    index={index}
                    top={top}
                    found={source.kind === 'search'}
                    compact={compact}
                  />
                );
              return (
                <Row
                  key={item.row.id}
                  item={item}
                  index={index}
                  top={top}
                  selected={selection.ids.has(item.row.id)}
                  cursor={index === cursor}
                  boxes={boxes}
                  dated={dated}
                  compact={compact}
                  today={today}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <RowMenu at={menu} onClose={() => setMenu(null)} />
    </>
  );
}

/** Scrolls to the cursor when it was moved, not when the rows move under it. */
function useFollowCursor(
  scrollToIndex: (index: number, options: { align: 'auto' }) => void,
  moves: number,
): void {
  const seen = useRef(moves);
  useEffect(() => {
    if (seen.current === moves) return;
    seen.current = moves;
    scrollToIndex(useSelection.getState().cursor.index, { align: 'auto' });
  }, [scrollToIndex, moves]);
}
