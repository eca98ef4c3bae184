import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useCommands } from '../../state/commands.ts';
import { lookAtNotes, type NoteItem, useNotes } from '../../state/notes.ts';
import { selectNote, useNotesSelection } from '../../state/notes-selection.ts';
import { itemAt } from '../../state/pages.ts';
import { t } from '../../state/t.ts';
import { focusedPane } from '../../state/targets.ts';
import { exportNotes } from './actions.ts';
import { useEditing } from './editing.ts';
import { NoteMenu } from './NoteMenu.tsx';
import { GhostNote, NoteRow, noteRowId } from './NoteRow.tsx';
import styles from './NoteRows.module.css';
import { chosenNotes, onNoteClick, onNotesKeyDown, openNote, stepNotes } from './note-input.ts';

/** Space above the first row, px. */
const edge = 4;
/** Height of a row that is not here yet, px. */
const usual = 84;

/** The notes: a grid of one column and one tab stop, with rows as high as their notes. Only what is in view, and the
 * cursor's row, is in the page. */
export function NoteRows() {
  const { cache, serial } = useNotes();
  const selection = useNotesSelection();
  const editing = useEditing(({ key }) => key);
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const cursor = selection.cursor.index;
  const count = cache.total ?? 0;
  const width = useWidth(scroller);

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => itemAt<NoteItem>(cache, index)?.row.id ?? index, [cache]),
    estimateSize: (index) => heightOf(itemAt<NoteItem>(cache, index)?.row ?? null, width),
    scrollMargin: edge,
    scrollPaddingStart: edge,
    scrollPaddingEnd: edge,
    overscan: 6,
    rangeExtractor: useCallback(
      (range: Range) => withCursor(defaultRangeExtractor(range), cursor, range.count),
      [cursor],
    ),
  });
  const inView = virtual.range;
  const page = inView === null ? 1 : inView.endIndex - inView.startIndex + 1;

  useEffect(() => {
    if (inView) lookAtNotes(inView.startIndex, inView.endIndex + 1);
  }, [inView]);
  useEffect(() => {
    if (serial > 0) scroller.current?.scrollTo(0, 0);
  }, [serial]);
  useEffect(() => {
    if (selection.moves > 0)
      virtual.scrollToIndex(useNotesSelection.getState().cursor.index, { align: 'auto' });
  }, [virtual.scrollToIndex, selection.moves]);

  const focusGrid = useCallback(() => grid.current?.focus({ preventScroll: true }), []);
  const go = (step: 'next' | 'previous') => {
    if (focusedPane() !== 'reader') focusGrid();
    void stepNotes(step, page);
  };
  useCommands({
    next: () => go('next'),
    previous: () => go('previous'),
    open: () => document.activeElement === grid.current && openNote({ focus: true }),
    export: () => {
      const notes = chosenNotes();
      if (focusedPane() === 'reader' || notes.length === 0) return false;
      exportNotes(notes);
      return true;
    },
  });

  const openMenu = (event: MouseEvent): void => {
    const atKey = event.target === event.currentTarget;
    if (!atKey && !(event.target instanceof Element && event.target.closest('[data-note]'))) return;
    event.preventDefault();
    if (!atKey) {
      onNoteClick(event);
      setMenu({ x: event.clientX, y: event.clientY });
      return;
    }
    // The menu key: the menu opens at the cursor's note.
    const row = document.getElementById(noteRowId(cursor))?.getBoundingClientRect();
    const { key } = selection.cursor;
    if (!row || key === null) return;
    if (!selection.keys.has(key)) void selectNote(cursor);
    setMenu({ x: row.left + 24, y: row.bottom - 24 });
  };
  const today = new Date().toDateString();
  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        <table
          ref={grid}
          className={styles.rows}
          role="grid"
          aria-label={t.noteList.list}
          aria-rowcount={count}
          aria-multiselectable="true"
          aria-activedescendant={count > 0 ? noteRowId(cursor) : undefined}
          tabIndex={0}
          data-pane-focus=""
          style={{ blockSize: virtual.getTotalSize() }}
          onKeyDown={(event) => onNotesKeyDown(event, page)}
          onClick={onNoteClick}
          onDoubleClick={() => openNote({ focus: true })}
          onContextMenu={openMenu}
        >
          <tbody className={styles.body}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const item = itemAt<NoteItem>(cache, index);
              const top = start - edge;
              if (item === null) return <GhostNote key={index} index={index} top={top} />;
              return (
                <NoteRow
                  key={item.row.id}
                  row={item.row}
                  index={index}
                  top={top}
                  selected={selection.keys.has(item.row.id)}
                  cursor={index === cursor}
                  editing={item.row.id === editing}
                  measure={virtual.measureElement}
                  onEnd={focusGrid}
                  today={today}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <NoteMenu at={menu} onClose={() => setMenu(null)} />
    </>
  );
}

/** About how high a note will be, px, so that the scrollbar tells the truth before it was laid out. */
function heightOf(row: NoteItem['row'] | null, width: number): number {
  if (row === null) return usual;
  const lines = (text: string, perLetter: number) =>
    text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * perLetter) / width)), 0);
  const quote = row.quote === null ? 0 : Math.min(10, lines(row.quote, 7.4)) * 22.5;
  const own = row.comment === null || row.comment === '' ? 0 : lines(row.comment, 6.6) * 19 + 5;
  return Math.round((row.first ? 38 : 0) + 18 + quote + own + 22);
}

/** Width of the text of a note, px. */
function useWidth(scroller: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(430);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => setWidth(Math.max(120, element.clientWidth - 34)));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [scroller]);
  return width;
}

/** The rows in view and the cursor's: the grid points to it as its active one. */
function withCursor(indexes: number[], cursor: number, count: number): number[] {
  if (cursor >= count || indexes.includes(cursor)) return indexes;
  return [...indexes, cursor].sort((a, b) => a - b);
}
