import type { CommandId } from '../../../shared/commands.ts';
import { directionOf, readingMinutes, siteOf } from '../../state/article.ts';
import { shortcutOf } from '../../state/commands.ts';
import { useList } from '../../state/list.ts';
import { indexesOf, itemAt } from '../../state/pages.ts';
import { useSelection } from '../../state/selection.ts';
import { useSummary } from '../../state/summary.ts';
import { t } from '../../state/t.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './SelectionSummary.module.css';

const commands: readonly CommandId[] = [
  'archive',
  'favourite',
  'tags',
  'mark-read',
  'mark-unread',
  'export',
  'trash',
];
const commandsInTrash: readonly CommandId[] = ['restore', 'delete-for-good'];
const titlesShown = 8;

/** In the reader's place when several articles are selected: which they are, and the keys for all of them. */
export function SelectionSummary() {
  const ids = useSelection((selection) => selection.ids);
  const cache = useList((list) => list.cache);
  const inTrash = useList(({ source }) => source.kind === 'view' && source.view.kind === 'trash');
  const rows = indexesOf(cache, ids).flatMap((place) => itemAt(cache, place)?.row ?? []);
  const here = rows.length === ids.size;
  // Of a selection that reaches past what is loaded the library knows the sums.
  const summary = useSummary(here ? null : ids);
  const minutes = here
    ? rows.reduce((sum, row) => sum + (readingMinutes(row) ?? 0), 0)
    : (summary?.minutes ?? 0);
  const sites = here ? new Set(rows.map((row) => siteOf(row) ?? '')).size : (summary?.sites ?? 0);
  const shown = rows.slice(0, titlesShown);
  return (
    <div className={styles.many}>
      <h1 className={styles.title}>{t.selection.title(ids.size)}</h1>
      {here || summary !== null ? <p className={styles.sum}>{t.selection.summary(minutes, sites)}</p> : null}
      <ol className={styles.list}>
        {shown.map((row) => (
          <li key={row.id}>
            <span className={styles.name} lang={row.lang ?? undefined} dir={directionOf(row.lang)}>
              {row.title}
            </span>
            <span className={styles.minutes}>{t.minutes(readingMinutes(row) ?? 0)}</span>
          </li>
        ))}
        {ids.size > shown.length ? (
          <li className={styles.more}>{t.selection.more(ids.size - shown.length)}</li>
        ) : null}
      </ol>
      <dl className={styles.keys}>
        {(inTrash ? commandsInTrash : commands).map((id) => {
          const shortcut = shortcutOf(id);
          return shortcut === null ? null : (
            <div key={id}>
              <dt>{t.commands[id]}</dt>
              <dd>
                <Kbd shortcut={shortcut} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
