import { memo } from 'react';
import { type ArticleRecord, isOtherContent } from '../../../shared/model/record.ts';
import type { ListRow } from '../../../shared/model/view.ts';
import { call, failureOf } from '../../api/api.ts';
import { directionOf, type Glyph, glyphOf, readingMinutes, siteOf } from '../../state/article.ts';
import type { ListItem } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Ring } from '../../ui/Ring.tsx';
import { Marked } from '../search/Marked.tsx';
import styles from './Row.module.css';

type Props = {
  item: ListItem;
  index: number;
  /** px from the top of the rows. */
  top: number;
  selected: boolean;
  /** The row that arrows start from. */
  cursor: boolean;
  /** Boxes in place of glyphs: several are selected. */
  boxes: boolean;
  /** Which date of the article is shown. */
  dated: 'saved' | 'published';
  /** One line of title, one of facts. */
  compact: boolean;
  /** The present day: when it is another, dates read differently. */
  today: string;
};

/** A row that is here. Its height never depends on what is in it. */
export const Row = memo(function Row(props: Props) {
  const { item, index, top, selected, cursor, boxes, dated, compact } = props;
  const { row, hit } = item;
  const date = dated === 'published' ? (row.published ?? row.saved) : row.saved;
  return (
    <tr
      className={cx(
        styles.row,
        glyphOf(row) === 'unread' && styles.unread,
        hit && styles.found,
        row.problem && styles.single,
        compact && styles.compact,
      )}
      id={rowId(index)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-label={nameOf(row, date)}
      data-index={index}
      data-cursor={cursor ? '' : undefined}
      draggable
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={styles.glyph} data-box={boxes ? '' : undefined}>
        {boxes ? <Box checked={selected} /> : <StateGlyph row={row} />}
      </td>
      <td className={styles.text}>
        <div className={styles.body}>
          <h2 className={styles.title} lang={row.lang ?? undefined} dir={directionOf(row.lang)}>
            {hit ? <Marked {...hit.title} /> : row.title || t.list.untitled}
          </h2>
          {compact ? null : <SecondLine item={item} />}
        </div>
        <Meta row={row} date={date} compact={compact} />
      </td>
    </tr>
  );
});

export function rowId(index: number): string {
  return `row-${index}`;
}

function SecondLine({ item: { row, hit } }: { item: ListItem }) {
  if (row.problem !== null) {
    return (
      <p className={cx(styles.excerpt, styles.bad)}>{t.list.notSaved(t.problems[row.problem].reason)}</p>
    );
  }
  if (hit) {
    return (
      <p className={styles.snippet} lang={row.lang ?? undefined} dir={directionOf(row.lang)}>
        {hit.from === 'note' ? t.search.yourNote : null}
        <Marked {...hit.snippet} />
      </p>
    );
  }
  return (
    <p className={styles.excerpt} lang={row.lang ?? undefined} dir={directionOf(row.lang)}>
      {row.excerpt}
    </p>
  );
}

function Meta({ row, date, compact }: { row: ListRow; date: string; compact: boolean }) {
  // Without a second line what is wrong stands here.
  const reason = compact && row.problem !== null ? t.list.notSaved(t.problems[row.problem].reason) : null;
  const site = reason ?? siteOf(row);
  const minutes = readingMinutes(row);
  return (
    <div className={styles.meta}>
      {site === null ? null : <span className={cx(styles.site, reason !== null && styles.bad)}>{site}</span>}
      {site === null || minutes === null ? null : <span aria-hidden="true">·</span>}
      {minutes === null ? null : <span>{t.minutes(minutes)}</span>}
      {row.favourite ? <Icon name="star" size={12} filled className={styles.star} /> : null}
      {row.notes > 0 ? (
        <span className={styles.notes}>
          <Icon name="highlighter" size={12} />
          {t.format.number(row.notes)}
        </span>
      ) : null}
      <span className={styles.end}>
        {row.problem !== null && row.url !== null && !isOtherContent(row.problem) ? (
          <LinkButton small tabStop={false} label={t.list.retryArticle(row.title)} onPress={() => retry(row)}>
            {t.app.retry}
          </LinkButton>
        ) : (
          <time dateTime={date}>{t.format.rowDate(date, new Date())}</time>
        )}
      </span>
    </div>
  );
}

/** Fetches a stub's address again. */
export function retry({ id }: ArticleRecord): void {
  call('save.retry', { id }).catch((error: unknown) => showToast(t.failure(failureOf(error))));
}

function StateGlyph({ row }: { row: ListRow }) {
  const glyph = glyphOf(row);
  switch (glyph) {
    case 'unread':
      return <span className={styles.dot} />;
    case 'reading':
      return <Ring value={row.progress} label={t.row.percentRead(row.progress)} />;
    case 'archived':
      return <Icon name="archive" size={14} />;
    case 'problem':
      return <Icon name="triangle-alert" size={14} className={styles.bad} />;
    case 'read':
      return null;
  }
}

function Box({ checked }: { checked: boolean }) {
  return (
    <span className={cx(styles.box, checked && styles.checked)}>
      {checked ? <Icon name="check" size={12} className={styles.tick} /> : null}
    </span>
  );
}

const stateNames: Record<Glyph, (row: ListRow) => string> = {
  unread: () => t.row.states.unread,
  reading: (row) => t.row.percentRead(row.progress),
  archived: () => t.row.states.archived,
  problem: (row) => (row.problem === null ? t.row.notSaved : t.list.notSaved(t.problems[row.problem].reason)),
  read: () => t.row.read,
};

/** A row's name: title, state, site, minutes, date, notes. */
function nameOf(row: ListRow, date: string): string {
  const minutes = readingMinutes(row);
  return [
    row.title || t.list.untitled,
    stateNames[glyphOf(row)](row),
    ...(row.favourite ? [t.row.favourite] : []),
    siteOf(row) ?? '',
    minutes === null ? '' : t.row.minutes(minutes),
    t.format.rowDate(date, new Date()),
    row.notes > 0 ? t.row.notes(row.notes) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** A row whose page is on its way: three still bars in its shape, after 150 ms. */
export const GhostRow = memo(function GhostRow({
  index,
  top,
  found,
  compact,
}: {
  index: number;
  top: number;
  found: boolean;
  compact: boolean;
}) {
  return (
    <tr
      className={cx(styles.row, styles.ghost, found && styles.found, compact && styles.compact)}
      id={rowId(index)}
      aria-rowindex={index + 1}
      aria-busy="true"
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={styles.text}>
        <i className={styles.bar1} />
        {compact ? null : <i className={styles.bar2} />}
        <i className={styles.bar3} />
      </td>
    </tr>
  );
});
