import type { SaveJob } from '../../../shared/model/save.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { toggleSidebar, useSidebarBeside } from '../../state/layout.ts';
import { useLibrary } from '../../state/library.ts';
import { retryList, rowCount, useList } from '../../state/list.ts';
import { useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Chips } from '../search/Chips.tsx';
import { Instead } from '../search/Instead.tsx';
import { LibrarySearch } from '../search/LibrarySearch.tsx';
import { NothingFound } from '../search/NothingFound.tsx';
import { Rebuilding } from '../search/Rebuilding.tsx';
import { TakenLiterally } from '../search/TakenLiterally.tsx';
import { SelectionTags } from '../tagging/SelectionTags.tsx';
import { TrashBar } from '../trash/TrashBar.tsx';
import { ActionBar } from './ActionBar.tsx';
import { EmptyView } from './EmptyView.tsx';
import { useShownJobs } from './JobRows.tsx';
import { LibraryNotes } from './LibraryNotes.tsx';
import { Rows } from './Rows.tsx';
import { SubBar } from './SubBar.tsx';

const none: readonly SaveJob[] = [];

/** Search field, rows, and what can be done with several of them. */
export function ListPane() {
  const beside = useSidebarBeside();
  const several = useSelection(({ ids }) => ids.size > 1);
  const inTrash = useList(({ source }) => source.kind === 'view' && source.view.kind === 'trash');
  return (
    <>
      <Bar>
        {beside ? null : (
          <IconButton
            icon="panel-left"
            label={t.sidebar.show}
            shortcut={shortcutOf('toggle-sidebar')}
            onPress={toggleSidebar}
          />
        )}
        <LibrarySearch />
        {beside ? null : (
          <IconButton
            icon="plus"
            label={t.sidebar.add}
            shortcut={shortcutOf('add')}
            onPress={() => runCommand('add')}
          />
        )}
      </Bar>
      <Chips />
      <TakenLiterally />
      <SubBar />
      {inTrash ? <TrashBar /> : null}
      <LibraryNotes />
      <Body />
      {several ? <ActionBar /> : null}
      <SelectionTags />
    </>
  );
}

function Body() {
  const list = useList();
  const rebuilding = useLibrary((library) => library.rebuilding);
  const jobs = useShownJobs(list.source);
  if (list.failure !== null) {
    return (
      <EmptyState title={t.list.loadFailed} action={<Button onPress={retryList}>{t.app.retry}</Button>}>
        {t.failure(list.failure)}
      </EmptyState>
    );
  }
  const empty = list.cache.total !== null && rowCount(list) === 0;
  if (list.source.kind === 'search') {
    return (
      <>
        {rebuilding === null ? null : <Rebuilding {...rebuilding} />}
        {list.source.corrected ? <Instead corrected={list.source.corrected} /> : null}
        {empty ? <NothingFound source={list.source} /> : <Rows key="search" jobs={none} />}
      </>
    );
  }
  if (empty && jobs.length === 0) return <EmptyView view={list.source.view} />;
  return (
    <>
      {rebuilding?.step === 'rows' ? <Rebuilding {...rebuilding} /> : null}
      <Rows key="view" jobs={jobs} />
    </>
  );
}
