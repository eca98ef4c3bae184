import type { SavedSearch } from '../../../shared/model/saved-search.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useLibrary } from '../../state/library.ts';
import { changedSearch, openSearch, useSearches } from '../../state/saved-searches.ts';
import { useView } from '../../state/view.ts';
import { proposeName } from './propose-name.ts';

/** Whether what stands in the search field can be saved: something that is not saved yet. */
export function mayBeSaved(): boolean {
  const view = useView.getState();
  return (
    view.section === 'articles' &&
    view.text.trim() !== '' &&
    !useLibrary.getState().readOnly &&
    openSearch(useSearches.getState(), view) === null
  );
}

/** Asks for the name of what stands in the search field. */
export function askToSave(): void {
  const query = useView.getState().text.trim();
  const changes = changedSearch(useSearches.getState(), useView.getState());
  openDialog({
    kind: 'save-search',
    search: { id: null, name: changes?.name ?? proposeName(query), query },
    changes,
  });
}

/** Asks for a new search beside the one it came from. */
export function askToSaveAsNew(): void {
  const query = useView.getState().text.trim();
  openDialog({ kind: 'save-search', search: { id: null, name: proposeName(query), query }, changes: null });
}

export function askToRename(search: SavedSearch): void {
  openDialog({ kind: 'save-search', search, changes: null });
}
