import { create } from 'zustand';
import { useDialog } from './dialogs.ts';
import { showToast } from './toasts.ts';

/** What is said in the Add dialog; it is gone when the dialog is opened again, or something is saved. */
export const useAddProblem = create<{ text: string | null }>(() => ({ text: null }));

/** Says that something was not added, where the person looks: in the Add dialog while it is open, else in a toast. */
export function sayNotAdded(text: string): void {
  if (useDialog.getState().dialog.kind === 'add') useAddProblem.setState({ text });
  else showToast(text);
}
