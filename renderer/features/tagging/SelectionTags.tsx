import { useRef, useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { ArticlesSummary } from '../../../shared/model/view.ts';
import { useCommands } from '../../state/commands.ts';
import { useList } from '../../state/list.ts';
import { useSelection } from '../../state/selection.ts';
import { useSummary } from '../../state/summary.ts';
import { t } from '../../state/t.ts';
import { targets } from '../../state/targets.ts';
import { showToast } from '../../state/toasts.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { addTag, removeTag } from './change-tags.ts';
import styles from './SelectionTags.module.css';
import { TagField } from './TagField.tsx';

/** Tags shown of a selection that has very many. */
const mostShown = 60;

/** The tags of what is selected in the list: those that all of them have, and those that some have. */
export function SelectionTags() {
  const [ids, setIds] = useState<ReadonlySet<ArticleId> | null>(null);
  const anchor = useRef<Element>(null);
  const summary = useSummary(ids);
  useCommands({
    tags: {
      when: () => targets().length > 0,
      run() {
        const wanted = targets();
        const { source } = useList.getState();
        if (source.kind === 'view' && source.view.kind === 'trash') {
          showToast(t.trash.restoreFirst);
          return;
        }
        anchor.current = anchorFor(wanted);
        setIds(new Set(wanted));
      },
    },
  });
  return (
    <Popover
      label={ids === null ? t.bulk.tags : t.bulk.tagsOf(ids.size)}
      isOpen={ids !== null}
      onClose={() => setIds(null)}
      triggerRef={anchor}
      placement="bottom start"
    >
      {ids === null || summary === null ? (
        <div className={styles.tags} />
      ) : (
        <div className={styles.tags}>
          <TagField
            autoFocus
            tags={ids.size === 1 ? summary.tags.map(({ tag }) => tag) : []}
            onAdd={(tag) => addTag(ids, tag)}
            onRemove={(tag) => removeTag(ids, tag)}
          />
          {ids.size > 1 ? <Present ids={ids} summary={summary} /> : null}
        </div>
      )}
    </Popover>
  );
}

/** The tags that are there, the commonest first: a press gives one to all, or takes it off all. */
function Present({ ids, summary }: { ids: ReadonlySet<ArticleId>; summary: ArticlesSummary }) {
  const { tags, count } = summary;
  const shown = tags.toSorted((a, b) => b.count - a.count).slice(0, mostShown);
  if (tags.length === 0) return <p className={styles.none}>{t.bulk.noTags}</p>;
  return (
    <ul className={styles.list} aria-label={t.bulk.tags}>
      {shown.map((one) => (
        <li key={one.tag}>
          <Checkbox
            checked={one.count === count}
            mixed={one.count < count}
            onChange={() => (one.count === count ? removeTag(ids, one.tag) : addTag(ids, one.tag))}
          >
            <span className={styles.row}>
              <bdi className={styles.name}>{one.tag}</bdi>
              <span className={styles.count}>{t.bulk.ofAll(one.count, count)}</span>
            </span>
          </Checkbox>
        </li>
      ))}
      {tags.length > shown.length ? (
        <li className={styles.none}>{t.bulk.more(tags.length - shown.length)}</li>
      ) : null}
    </ul>
  );
}

/** Where the popover opens: at the button for several, at the row for one. */
function anchorFor(ids: readonly ArticleId[]): Element | null {
  const row = document.getElementById(`row-${useSelection.getState().cursor.index}`);
  const button = document.querySelector('[data-tags-anchor] button');
  return (ids.length > 1 ? button : row) ?? document.querySelector('[data-pane="list"]');
}
