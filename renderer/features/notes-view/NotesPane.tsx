import { useRef } from 'react';
import { shortcutOf, useCommands } from '../../state/commands.ts';
import { toggleSidebar, useSidebarBeside } from '../../state/layout.ts';
import { useLibrary } from '../../state/library.ts';
import { retryNotes, showAllNotes, typeInNotes, useNotes } from '../../state/notes.ts';
import { useNotesSelection } from '../../state/notes-selection.ts';
import { backToList } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { useWindowTheme } from '../../state/theme.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { NoteRows } from './NoteRows.tsx';
import { NotesActionBar } from './NotesActionBar.tsx';
import { NotesBar } from './NotesBar.tsx';
import styles from './NotesPane.module.css';

/** In the list's place: every highlight and note of the library, article by article. */
export function NotesPane() {
  const beside = useSidebarBeside();
  const several = useNotesSelection(({ keys }) => keys.size > 1);
  const theme = useWindowTheme();
  return (
    <div className={styles.pane} data-reading={theme}>
      <Bar>
        {beside ? null : (
          <IconButton
            icon="panel-left"
            label={t.sidebar.show}
            shortcut={shortcutOf('toggle-sidebar')}
            onPress={toggleSidebar}
          />
        )}
        <NotesSearch />
      </Bar>
      <NotesBar />
      <Body />
      {several ? <NotesActionBar /> : null}
    </div>
  );
}

function NotesSearch() {
  const field = useRef<HTMLInputElement>(null);
  const text = useNotes((notes) => notes.text);
  const searching = useNotes((notes) => notes.searching);
  useCommands({
    search: () => {
      backToList();
      // In a narrow window the pane has to be shown before its field can take the focus.
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.select();
      });
    },
  });
  return (
    <SearchField
      label={t.noteList.search}
      placeholder={t.noteList.search}
      clearLabel={t.noteList.clear}
      shortcut={shortcutOf('search')}
      busyLabel={searching ? t.search.busy : null}
      value={text}
      onChange={typeInNotes}
      onClear={() => typeInNotes('')}
      inputRef={field}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        field.current?.closest('[data-pane]')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
      }}
    />
  );
}

function Body() {
  const { cache, failure, filter } = useNotes();
  const anywhere = useLibrary(({ counts }) => counts.notes > 0);
  if (failure !== null) {
    return (
      <EmptyState title={t.noteList.loadFailed} action={<Button onPress={retryNotes}>{t.app.retry}</Button>}>
        {t.failure(failure)}
      </EmptyState>
    );
  }
  if (cache.total === null || cache.total > 0) return <NoteRows />;
  if (!anywhere) return <EmptyState title={t.noteList.empty}>{t.noteList.emptyText}</EmptyState>;
  return (
    <EmptyState
      title={t.noteList.nothing(filter.text)}
      action={<Button onPress={showAllNotes}>{t.noteList.showAll}</Button>}
    >
      {t.noteList.nothingText}
    </EmptyState>
  );
}
