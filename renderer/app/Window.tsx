import { useEffect, useState } from 'react';
import { Correcting } from '../features/correct/Correcting.tsx';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { ListPane } from '../features/list/ListPane.tsx';
import { SelectionSummary } from '../features/list/SelectionSummary.tsx';
import { NotesPane } from '../features/notes-view/NotesPane.tsx';
import { Reader } from '../features/reader/Reader.tsx';
import { Sidebar } from '../features/sidebar/Sidebar.tsx';
import { SidebarSheet } from '../features/sidebar/SidebarSheet.tsx';
import { Toasts } from '../features/toast/Toasts.tsx';
import { shortcutOf } from '../state/commands.ts';
import { useCorrecting } from '../state/correcting.ts';
import { useIsEmpty } from '../state/empty.ts';
import { showListPane, useLayout, useListShut, useSidebarBeside } from '../state/layout.ts';
import { useReading } from '../state/reading.ts';
import { useSelection } from '../state/selection.ts';
import { changeSettings, useSettings } from '../state/settings.ts';
import { t } from '../state/t.ts';
import { useReadingTheme } from '../state/theme.ts';
import { useView } from '../state/view.ts';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Resizer } from '../ui/Resizer.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import styles from './Window.module.css';

/** The panes. Three in a wide window, then without the sidebar, then one at a time. */
export function Window() {
  const layout = useLayout();
  const beside = useSidebarBeside();
  const empty = useIsEmpty();
  const shut = useListShut();
  const { sidebarWidth, listWidth, notesWidth } = useSettings();
  const notes = useView(({ section }) => section === 'notes');
  const inReader = useReading(({ pane }) => pane === 'reader');
  const focus = useReading(({ focusMode }) => focusMode);
  const single = layout === 'one' || focus;
  const still = useStillness(`${layout} ${focus}`);
  const columns = [
    ...(beside && !focus ? [`${sidebarWidth}px`] : []),
    ...(single || empty || shut
      ? ['minmax(0, 1fr)']
      : [`minmax(var(--list-min), ${notes ? notesWidth : listWidth}px)`, 'minmax(var(--reader-min), 1fr)']),
  ].join(' ');
  const hidden = (pane: 'list' | 'reader') =>
    single ? (pane === 'reader') !== inReader : pane === 'list' && shut;
  return (
    <div
      className={styles.window}
      data-single={single}
      data-still={still}
      style={{ gridTemplateColumns: columns }}
    >
      {focus ? null : beside ? (
        <aside className={styles.sidebar} data-pane="sidebar" aria-label={t.panes.sidebar}>
          <ErrorBoundary>
            <Sidebar />
          </ErrorBoundary>
          <SidebarEdge width={sidebarWidth} />
        </aside>
      ) : (
        <SidebarSheet />
      )}
      {empty ? (
        <main className={styles.list} data-pane="list" tabIndex={-1}>
          <ErrorBoundary>
            <FirstRun />
          </ErrorBoundary>
          <Toasts />
        </main>
      ) : (
        <>
          <section
            className={cx(styles.list, hidden('list') && styles.away, shut && styles.shut)}
            data-pane="list"
            role={single ? 'main' : undefined}
            aria-label={notes ? t.noteList.title : t.panes.list}
            inert={hidden('list')}
          >
            <ErrorBoundary of={notes ? 'notes' : 'articles'}>
              {notes ? <NotesPane /> : <ListPane />}
            </ErrorBoundary>
            {single || shut ? null : notes ? (
              <NotesEdge width={notesWidth} />
            ) : (
              <ListEdge width={listWidth} />
            )}
          </section>
          <ReaderPane hidden={hidden('reader')} />
        </>
      )}
    </div>
  );
}

function ReaderPane({ hidden }: { hidden: boolean }) {
  const openId = useReading((reading) => reading.openId);
  const many = useSelection(({ ids }) => ids.size > 1);
  const correcting = useCorrecting(({ id }) => id !== null && id === openId);
  const theme = useReadingTheme();
  const shut = useListShut();
  return (
    <>
      <main
        className={cx(styles.reader, hidden && styles.after)}
        data-pane="reader"
        data-reading={theme}
        aria-label={many ? t.panes.selection : t.panes.reader}
        tabIndex={-1}
        inert={hidden}
      >
        <ErrorBoundary of={openId}>
          {many ? (
            <SelectionSummary />
          ) : openId === null ? (
            <NothingOpen />
          ) : correcting ? (
            <Correcting key={openId} id={openId} />
          ) : (
            <Reader />
          )}
          {shut && (many || openId === null) ? (
            <div className={styles.corner}>
              <IconButton
                icon="chevron-right"
                label={t.listShut.show}
                shortcut={shortcutOf('toggle-list')}
                onPress={showListPane}
              />
            </div>
          ) : null}
        </ErrorBoundary>
        {hidden ? null : <Toasts />}
      </main>
      {hidden ? (
        <div className={styles.toasts}>
          <Toasts />
        </div>
      ) : null}
    </>
  );
}

/** True for a moment after `arrangement` has changed: panes slide when a person goes from one to the other, not when the
 * window finds room for another number of them. */
function useStillness(arrangement: string): boolean {
  const [settled, setSettled] = useState(arrangement);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setSettled(arrangement));
    });
    return () => cancelAnimationFrame(frame);
  }, [arrangement]);
  return settled !== arrangement;
}

function SidebarEdge({ width }: { width: number }) {
  return (
    <Resizer
      label={t.resize.sidebar}
      value={width}
      min={200}
      max={320}
      standard={232}
      onChange={(sidebarWidth) => useSettings.setState({ sidebarWidth })}
      onCommit={(sidebarWidth) => void changeSettings({ sidebarWidth })}
      onShut={() => void changeSettings({ sidebarShown: false, sidebarWidth: 232 })}
    />
  );
}

function ListEdge({ width }: { width: number }) {
  return (
    <Resizer
      label={t.resize.list}
      value={width}
      min={300}
      max={560}
      standard={384}
      onChange={(listWidth) => useSettings.setState({ listWidth })}
      onCommit={(listWidth) => void changeSettings({ listWidth })}
      onShut={() => void changeSettings({ listShown: false, listWidth: 384 })}
    />
  );
}

function NotesEdge({ width }: { width: number }) {
  return (
    <Resizer
      label={t.noteList.width}
      value={width}
      min={300}
      max={560}
      standard={480}
      onChange={(notesWidth) => useSettings.setState({ notesWidth })}
      onCommit={(notesWidth) => void changeSettings({ notesWidth })}
      onShut={() => void changeSettings({ listShown: false, notesWidth: 480 })}
    />
  );
}
