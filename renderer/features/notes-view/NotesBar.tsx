import { useEffect } from 'react';
import { ToggleButton } from 'react-aria-components';
import { noteSort } from '../../../shared/model/note.ts';
import { type HighlightColour, highlightColour } from '../../../shared/model/record.ts';
import { announce } from '../../state/announcements.ts';
import { filterNotes, useNotes } from '../../state/notes.ts';
import { selectCursorNote, selectEveryNote, useNotesSelection } from '../../state/notes-selection.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import marks from './highlight.module.css';
import styles from './NotesBar.module.css';

/** After typing stops, ms. */
const pause = 500;

/** Under the search field: how many notes there are, and which of them are shown. */
export function NotesBar() {
  const { filter, cache } = useNotes();
  const selected = useNotesSelection(({ keys }) => keys.size);
  useCountVoice();
  if (selected > 1) return <Selected selected={selected} count={cache.total ?? 0} />;
  const toggle = (colour: HighlightColour, on: boolean) =>
    filterNotes({
      colours: highlightColour.options.filter((one) => (one === colour ? on : filter.colours.includes(one))),
    });
  return (
    <div className={styles.bar}>
      <h1 className={styles.strong}>{t.noteList.title}</h1>
      {cache.total === null ? null : <span className={styles.number}>{t.format.number(cache.total)}</span>}
      <fieldset className={styles.colours} aria-label={t.noteList.colourFilter}>
        {highlightColour.options.map((colour) => (
          <Tooltip key={colour} text={t.marks.colours[colour]}>
            <ToggleButton
              className={styles.swatch ?? ''}
              aria-label={t.marks.colours[colour]}
              isSelected={filter.colours.includes(colour)}
              onChange={(on) => toggle(colour, on)}
            >
              <span className={marks.swatch} data-colour={colour} aria-hidden="true">
                a
              </span>
            </ToggleButton>
          </Tooltip>
        ))}
      </fieldset>
      <Tooltip text={t.noteList.withComment}>
        <ToggleButton
          className={styles.comment ?? ''}
          aria-label={t.noteList.withComment}
          isSelected={filter.withComment}
          onChange={(withComment) => filterNotes({ withComment })}
        >
          <Icon name="message-square" size={14} className={styles.commentIcon} />
          <span className={styles.commentWords}>{t.noteList.withComment}</span>
        </ToggleButton>
      </Tooltip>
      <MenuButton
        label={`${t.noteList.sortLabel}: ${t.noteList.sorts[filter.sort]}`}
        className={styles.sort}
        entries={[
          {
            id: 'sort',
            label: t.noteList.sortLabel,
            selected: filter.sort,
            options: noteSort.options.map((id) => ({ id, label: t.noteList.sorts[id] })),
            onChoose: (id) => {
              const sort = noteSort.options.find((candidate) => candidate === id);
              if (sort !== undefined) filterNotes({ sort });
            },
          },
        ]}
      >
        {t.noteList.sorts[filter.sort]}
        <Icon name="chevron-down" size={13} />
      </MenuButton>
    </div>
  );
}

/** How many notes a search or a filter leaves is read out after a pause. */
function useCountVoice(): void {
  const { cache, serial } = useNotes();
  const words = cache.total === null ? null : t.noteList.count(cache.total);
  useEffect(() => {
    // The same number of another search is said again.
    if (words === null || serial === 0) return;
    const timer = setTimeout(() => announce(words), pause);
    return () => clearTimeout(timer);
  }, [words, serial]);
}

function Selected({ selected, count }: { selected: number; count: number }) {
  const all = selected >= count;
  return (
    <div className={styles.bar}>
      <h1 className={styles.strong}>
        <span role="status">{t.list.selected(selected)}</span>
      </h1>
      {all ? null : (
        <LinkButton small onPress={() => void selectEveryNote()}>
          {t.list.selectAll(count)}
        </LinkButton>
      )}
      <span className={styles.end}>
        <IconButton
          small
          icon="x"
          label={t.list.clearSelection}
          shortcut="Escape"
          onPress={selectCursorNote}
        />
      </span>
    </div>
  );
}
