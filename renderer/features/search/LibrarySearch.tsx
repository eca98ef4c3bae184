import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { shortcutOf, useCommands } from '../../state/commands.ts';
import { showListPane } from '../../state/layout.ts';
import { backToList } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { searchAgain, searchFully, showView, type, useView } from '../../state/view.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { Completion } from './Completion.tsx';
import styles from './LibrarySearch.module.css';
import { useCompletion } from './useCompletion.ts';

/** The field that searches the whole library while one types. */
export function LibrarySearch() {
  const field = useRef<HTMLInputElement>(null);
  const { text, view, searching } = useView();
  const takeFocus = () => {
    field.current?.focus();
    field.current?.select();
  };
  useCommands({
    search: () => {
      // In a narrow window the pane has to be shown before its field can take the focus; and it takes it at once, so that the
      // next letter is typed into it.
      flushSync(() => {
        backToList();
        showListPane();
      });
      takeFocus();
      // The palette it may have been asked for from gives its focus back after that.
      requestAnimationFrame(() => {
        if (document.activeElement !== field.current) takeFocus();
      });
    },
  });
  const completion = useCompletion({ field, text, onType: type, onRecent: searchAgain });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (completion.onKey(event)) {
      event.preventDefault();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      searchFully();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      field.current?.closest('[data-pane]')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    }
  };
  return (
    <div className={styles.place}>
      <SearchField
        label={t.search.label}
        placeholder={t.search.placeholder}
        clearLabel={t.search.clear}
        shortcut={shortcutOf('search')}
        busyLabel={searching ? t.search.busy : null}
        value={text}
        onChange={(typed) => {
          completion.readCaret();
          type(typed);
        }}
        onClear={() => {
          completion.dismiss('');
          showView(view);
        }}
        inputRef={field}
        onKeyDown={onKeyDown}
        input={completion.input}
      />
      {completion.open ? (
        <Completion
          id={completion.id}
          groups={completion.groups}
          active={completion.active}
          onPoint={completion.point}
          onChoose={completion.accept}
        />
      ) : null}
    </div>
  );
}
