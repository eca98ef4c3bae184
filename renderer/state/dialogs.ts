import { create } from 'zustand';
import type { ExportSelection } from '../../shared/ipc/contract.ts';

/** The one dialog that is open. */
export type DialogState =
  | { kind: 'none' }
  /** `tab` and `text`: what the dialog starts with, as when something was pasted. */
  | { kind: 'add'; tab: 'link' | 'text' | 'file'; text: string }
  | { kind: 'export'; selection: ExportSelection; count: number }
  | { kind: 'about' };

export const useDialog = create<{ dialog: DialogState }>(() => ({ dialog: { kind: 'none' } }));

export function openDialog(dialog: DialogState): void {
  useDialog.setState({ dialog });
}

export function closeDialog(): void {
  useDialog.setState({ dialog: { kind: 'none' } });
}
