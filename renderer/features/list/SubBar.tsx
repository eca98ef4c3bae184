import type { ListSort } from '../../../shared/model/view.ts';
import { rowCount, useList } from '../../state/list.ts';
import { clearSelection, selectEverything, useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import { sortBy } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { SearchCount } from '../search/SearchCount.tsx';
import styles from './SubBar.module.css';

/** Under the search field: what the list shows and how many, how it is sorted, or how many are selected. */
export function SubBar() {
  const { source, cache } = useList();
  const selected = useSelection(({ ids }) => ids.size);
  const count = rowCount({ source, cache });
  if (selected > 1) return <Selected selected={selected} count={count} />;
  return (
    <div className={styles.bar}>
      {source.kind === 'search' ? (
        <SearchCount />
      ) : (
        <>
          <h1 className={styles.strong}>{t.viewName(source.view)}</h1>
          {cache.total === null ? null : (
            <span className={styles.number}>{t.format.number(cache.total)}</span>
          )}
          <Sort sort={source.sort} />
        </>
      )}
    </div>
  );
}

function Sort({ sort }: { sort: ListSort }) {
  return (
    <MenuButton
      label={`${t.list.sortLabel}: ${t.list.sorts[sort]}`}
      className={styles.sort}
      entries={[
        {
          id: 'sort',
          label: t.list.sortLabel,
          selected: sort,
          options: sorts.map((id) => ({ id, label: t.list.sorts[id] })),
          onChoose: (id) => {
            const chosen = sorts.find((candidate) => candidate === id);
            if (chosen) sortBy(chosen);
          },
        },
      ]}
    >
      {t.list.sorts[sort]}
      <Icon name="chevron-down" size={13} />
    </MenuButton>
  );
}

const sorts: readonly ListSort[] = [
  'saved-newest',
  'saved-oldest',
  'published-newest',
  'title',
  'longest',
  'shortest',
];

function Selected({ selected, count }: { selected: number; count: number }) {
  const all = selected >= count;
  return (
    <div className={styles.bar}>
      <input
        type="checkbox"
        className={styles.box}
        aria-label={t.list.selectEverything}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = !all;
        }}
        onChange={() => (all ? clearSelection() : void selectEverything())}
      />
      <h1 className={styles.strong}>
        <span role="status">{t.list.selected(selected)}</span>
      </h1>
      {all ? null : (
        <LinkButton small onPress={() => void selectEverything()}>
          {t.list.selectAll(count)}
        </LinkButton>
      )}
      <span className={styles.end}>
        <IconButton small icon="x" label={t.list.clearSelection} shortcut="Escape" onPress={clearSelection} />
      </span>
    </div>
  );
}
