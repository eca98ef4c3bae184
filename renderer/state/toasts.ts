import { create } from 'zustand';

export type Toast = {
  /** A new number for each toast, so that the same words twice are two toasts. */
  serial: number;
  text: string;
  action: { label: string; run: () => void } | null;
};

/** The one toast there is; a newer one replaces it. */
export const useToasts = create<{ toast: Toast | null }>(() => ({ toast: null }));

export function showToast(text: string, action: Toast['action'] = null): void {
  useToasts.setState(({ toast }) => ({ toast: { serial: (toast?.serial ?? 0) + 1, text, action } }));
}

/** Takes the toast away, if it is still that one. */
export function dismissToast(serial: number): void {
  useToasts.setState(({ toast }) => (toast?.serial === serial ? { toast: null } : {}));
}
