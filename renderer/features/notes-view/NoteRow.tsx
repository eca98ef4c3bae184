import { memo } from 'react';
import { directionOf, siteOf } from '../../state/article.ts';
import type { NoteItem } from '../../state/notes.ts';
import { t } from '../../state/t.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { editNote } from './editing.ts';
import marks from './highlight.module.css';
import { NoteEditor } from './NoteEditor.tsx';
import { editLabel } from './NoteMenu.tsx';
import styles from './NoteRow.module.css';

type Props = {
  row: NoteItem['row'];
  index: number;
  /** px from the top of the rows. */
  top: number;
  selected: boolean;
  /** The note that arrows start from. */
  cursor: boolean;
  editing: boolean;
  /** Tells the list how high the row is. */
  measure: (element: Element | null) => void;
  onEnd: () => void;
  /** The present day: when it is another, dates read differently. */
  today: string;
};

/** A note, under the head of its article when it is the first of it. It is as high as what was marked and written. */
export const NoteRow = memo(function NoteRow(props: Props) {
  const { row, index, top, selected, cursor, editing, measure, onEnd } = props;
  const language = { lang: row.lang ?? undefined, dir: directionOf(row.lang) };
  return (
    <tr
      ref={measure}
      id={noteRowId(index)}
      className={cx(styles.row, row.first && styles.first)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-label={nameOf(row)}
      data-index={index}
      data-cursor={cursor ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={styles.cell}>
        {row.first ? (
          <h2 className={styles.head}>
            <span className={styles.title} {...language}>
              {row.title || t.list.untitled}
            </span>
            <span className={styles.site}>{siteOf(row)}</span>
          </h2>
        ) : null}
        <div className={styles.note} data-note="">
          {row.quote === null || row.colour === null ? null : (
            <blockquote className={styles.quote} {...language}>
              <span className={marks.passage} data-colour={row.colour}>
                {row.quote}
              </span>
            </blockquote>
          )}
          {editing ? (
            <NoteEditor row={row} onEnd={onEnd} />
          ) : row.comment === null || row.comment === '' ? null : (
            <p className={styles.own} dir="auto">
              {row.comment}
            </p>
          )}
          <p className={styles.when}>
            {row.highlight === null ? <span>{t.noteList.onArticle}</span> : null}
            {row.created === null ? null : (
              <time dateTime={row.created} title={t.format.moment(row.created)}>
                {t.format.rowMoment(row.created, new Date())}
              </time>
            )}
            {row.anchored || row.highlight === null ? null : (
              <span className={styles.gone}>{t.noteList.passageGone}</span>
            )}
            <span className={styles.tags}>{row.tags.map((tag) => `#${tag}`).join('  ')}</span>
            <span className={styles.act}>
              <IconButton
                small
                icon="message-square"
                label={editLabel(row)}
                shortcut="n"
                tabStop={false}
                onPress={() => editNote(row.id)}
              />
            </span>
          </p>
        </div>
      </td>
    </tr>
  );
});

export function noteRowId(index: number): string {
  return `note-${index}`;
}

function nameOf({ highlight, colour, quote, comment, title }: NoteItem['row']): string {
  return [
    highlight === null || colour === null
      ? t.noteList.onArticle
      : t.noteList.highlightNamed(colour, quote ?? ''),
    ...(comment === null || comment === '' ? [] : [comment]),
    title || t.list.untitled,
  ].join(', ');
}

/** The place of a note that is on its way. */
export function GhostNote({ index, top }: { index: number; top: number }) {
  return (
    <tr
      className={styles.row}
      aria-rowindex={index + 1}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={styles.cell}>
        <div className={cx(styles.note, styles.ghost)}>
          <i className={styles.bar1} />
          <i className={styles.bar2} />
        </div>
      </td>
    </tr>
  );
}
