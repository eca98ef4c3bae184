import { create } from 'zustand';
import type { EventPayload, ExportSelection, LibraryPlaceAnswer } from '../../shared/ipc/contract.ts';
import type { ExportFormat } from '../../shared/model/export.ts';
import type { ArticleId } from '../../shared/model/record.ts';

import type { SavedSearch, SavedSearchDraft } from '../../shared/model/saved-search.ts';

/** The one dialog that is open. */
export type DialogState =
  | { kind: 'none' }
  /** `tab` and `text`: what the dialog starts with, as when something was pasted. `html`: the same text with its markup. */
  | { kind: 'add'; tab: 'link' | 'text' | 'file'; text: string; html?: string }
  /** Before going on in another library. */
  | { kind: 'library'; place: LibraryPlaceAnswer }
  /** `format`: what it starts with, in place of the last choice. */
  | { kind: 'export'; selection: ExportSelection; count: number; format?: ExportFormat }
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  /** Asks before articles are removed for good; `ids` null: everything in the trash. */
  | { kind: 'delete'; ids: readonly ArticleId[] | null; count: number }
  /** A name for a search. `changes`: the saved search whose words it has, but for what was changed since. */
  | { kind: 'save-search'; search: SavedSearchDraft; changes: SavedSearch | null }
  /** Looking the library over; `state/checking.ts` tells how far. */
  | { kind: 'check' }
  /** What other programs did to the library. */
  | { kind: 'outside'; changes: EventPayload<'outside.changed'> }
  /** Bringing back from a backup what is missing. */
  | { kind: 'restore' }
  | { kind: 'licences' }
  | { kind: 'about' };

export const useDialog = create<{ dialog: DialogState }>(() => ({ dialog: { kind: 'none' } }));

export function openDialog(dialog: DialogState): void {
  useDialog.setState({ dialog });
}

export function closeDialog(): void {
  useDialog.setState({ dialog: { kind: 'none' } });
}

/** Closes the dialog and does something once it has gone and the focus is back where it was before. */
export function closeDialogThen(act: () => void): void {
  closeDialog();
  onceAlone(act);
}

/** Does something once no dialog or sheet is open any more, and the focus is back from it. */
export function onceAlone(act: () => void): void {
  const look = (): void => {
    const open = document.querySelector('[data-modal]') !== null;
    // The focus goes back in the frame after the dialog has left the page.
    requestAnimationFrame(open ? look : () => requestAnimationFrame(act));
  };
  requestAnimationFrame(look);
}
