import type { ListSort, SearchSort } from '../../../shared/model/view.ts';
import { useList } from '../../state/list.ts';
import { clearSelection, selectEverything, useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import { sortBy, sortSearchesBy } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { SaveSearch } from '../search/SaveSearch.tsx';
import { SearchCount } from '../search/SearchCount.tsx';
import styles from './SubBar.module.css';

/** Under the search field: what the list shows and how many, how it is sorted, or how many are selected. */
export function SubBar() {
  const { source, cache } = useList();
  const selected = useSelection(({ ids }) => ids.size);
  const count = cache.total ?? 0;
  if (selected > 1) return <Selected selected={selected} count={count} />;
  return (
    <div className={styles.bar}>
      {source.kind === 'search' ? (
        <>
          <SearchCount />
          <Sort sort={source.sort} sorts={searchSorts} names={t.searchSorts} onSort={sortSearchesBy} />
          <SaveSearch />
        </>
      ) : (
        <>
          <h1 className={styles.strong}>{t.viewName(source.view)}</h1>
          {cache.total === null ? null : (
            <span className={styles.number}>{t.format.number(cache.total)}</span>
          )}
          <Sort sort={source.sort} sorts={sorts} names={t.list.sorts} onSort={sortBy} />
        </>
      )}
    </div>
  );
}

type SortProps<By extends string> = {
  sort: By;
  sorts: readonly By[];
  names: Record<By, string>;
  onSort: (sort: By) => void;
};

function Sort<By extends string>({ sort, sorts, names, onSort }: SortProps<By>) {
  return (
    <MenuButton
      label={`${t.list.sortLabel}: ${names[sort]}`}
      className={styles.sort}
      entries={[
        {
          id: 'sort',
          label: t.list.sortLabel,
          selected: sort,
          options: sorts.map((id) => ({ id, label: names[id] })),
          onChoose: (id) => {
            const chosen = sorts.find((candidate) => candidate === id);
            if (chosen) onSort(chosen);
          },
        },
      ]}
    >
      {names[sort]}
      <Icon name="chevron-down" size={13} />
    </MenuButton>
  );
}

const searchSorts: readonly SearchSort[] = ['relevance', 'newest'];
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
