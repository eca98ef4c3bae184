import { useLayoutEffect, useRef } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { type HighlightColour, highlightColour } from '../../../shared/model/record.ts';
import { mayRun, runCommand, shortcutOf } from '../../state/commands.ts';
import { t } from '../../state/t.ts';
import { Button as TextButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ariaShortcut } from '../../ui/Kbd.tsx';
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { textBoxes } from '../reader/passage-view.ts';
import { copyQuote, focusArticle, highlightIn, removeHighlight, searchFor, writeNote } from './acts.ts';
import { placeBar } from './bar-place.ts';
import { type MarkedPage, type Target, targetOf, useMarks } from './marks.ts';
import styles from './SelectionBar.module.css';

/** The small bar at what is selected, or at a highlight: five colours, a note, a quotation. It never takes the focus by
 * itself. */
export function SelectionBar() {
  const marks = useMarks();
  const target = marks.barOpen && marks.editing === null ? targetOf(marks) : null;
  if (target === null || marks.page === null) return null;
  return <Bar target={target} page={marks.page} />;
}

function Bar({ target, page }: { target: Target; page: MarkedPage }) {
  const box = useRef<HTMLDivElement>(null);
  const place =
    target.kind === 'highlight' ? target.highlight.id : `${target.passage.start}-${target.passage.end}`;
  useBarPlace(box, page, place);
  const highlight = target.kind === 'highlight' ? target.highlight : null;
  const quote = target.kind === 'highlight' ? target.highlight.quote : target.passage.quote;
  const act = (what: () => unknown) => () => {
    what();
    focusArticle();
  };
  return (
    <div ref={box} className={styles.bar} data-marks-bar>
      <Toolbar
        className={styles.tools ?? ''}
        aria-label={highlight === null ? t.marks.bar : t.marks.barOnHighlight}
      >
        {mayRun('highlight') ? (
          <>
            {highlightColour.options.map((colour) => (
              <Swatch
                key={colour}
                colour={colour}
                on={highlight === null ? undefined : highlight.colour === colour}
                onPress={act(() => highlightIn(colour))}
              />
            ))}
            <span className={styles.line} />
            <TextButton
              small
              variant="quiet"
              icon="message-square-plus"
              shortcut={shortcutOf('note')}
              onPress={writeNote}
            >
              {t.marks.note}
            </TextButton>
          </>
        ) : null}
        <IconButton
          small
          icon="copy"
          label={t.marks.copy}
          shortcut={shortcutOf('copy-quote')}
          onPress={act(copyQuote)}
        />
        <MenuButton label={t.marks.more} className={styles.more} entries={moreEntries(quote)} iconOnly>
          <Icon name="ellipsis" size={16} />
        </MenuButton>
        {highlight === null || !mayRun('remove-highlight') ? null : (
          <IconButton
            small
            icon="trash-2"
            label={t.marks.remove}
            shortcut="Delete"
            onPress={act(() => removeHighlight(highlight.id))}
          />
        )}
      </Toolbar>
    </div>
  );
}

type SwatchProps = { colour: HighlightColour; on: boolean | undefined; onPress: () => void };

function Swatch({ colour, on, onPress }: SwatchProps) {
  const shortcut = shortcutOf(`highlight-${colour}`);
  return (
    <Tooltip text={t.marks.highlightIn(colour)} shortcut={shortcut}>
      <Button
        className={styles.swatch ?? ''}
        aria-label={t.marks.highlightIn(colour)}
        aria-pressed={on}
        aria-keyshortcuts={shortcut === null ? undefined : ariaShortcut(shortcut)}
        onPress={onPress}
      >
        <span className={cx(styles.sample, styles[colour])} aria-hidden="true">
          a
        </span>
      </Button>
    </Tooltip>
  );
}

function moreEntries(quote: string): MenuEntry[] {
  return [
    {
      id: 'find',
      icon: 'search',
      label: t.marks.find,
      shortcut: shortcutOf('find'),
      onAction: () => runCommand('find'),
    },
    { id: 'search', icon: 'library', label: t.marks.search, onAction: () => searchFor(quote) },
  ];
}

/** Keeps the bar at its passage while the page scrolls or is laid out anew. */
function useBarPlace(box: React.RefObject<HTMLDivElement | null>, page: MarkedPage, place: string): void {
  useLayoutEffect(() => {
    const { document, frame } = page;
    const bar = box.current;
    const view = document.defaultView;
    if (bar === null || view === null || place === '') return;
    const draw = (): void => {
      const at = placeBar(
        linesOfTarget(document),
        { width: bar.offsetWidth, height: bar.offsetHeight },
        { width: frame.clientWidth, height: frame.clientHeight },
      );
      bar.style.visibility = at === null ? 'hidden' : 'visible';
      if (at === null) return;
      bar.style.left = `${frame.offsetLeft + at.left}px`;
      bar.style.top = `${frame.offsetTop + at.top}px`;
    };
    draw();
    document.addEventListener('scroll', draw, { passive: true });
    const sizes = new ResizeObserver(draw);
    for (const element of [frame, bar, document.querySelector('.sheet')]) if (element) sizes.observe(element);
    return () => {
      document.removeEventListener('scroll', draw);
      sizes.disconnect();
    };
  }, [box, page, place]);
}

/** The boxes of the lines that the bar is for, in the frame's view. */
function linesOfTarget(document: Document): DOMRect[] {
  const { selected, current, ranges } = useMarks.getState();
  const selection = document.getSelection();
  const range =
    selected !== null && selection !== null && selection.rangeCount > 0
      ? selection.getRangeAt(0)
      : ranges.get(current ?? '');
  return range === undefined ? [] : textBoxes(range);
}
