import { create } from 'zustand';

/** The pages of the settings, in their order. */
export const settingsPages = ['general', 'reading', 'saving', 'library', 'shortcuts', 'privacy'] as const;
export type SettingsPage = (typeof settingsPages)[number];

type SettingsView = {
  /** The settings fill the window. */
  open: boolean;
  /** Null: in a narrow window the list of pages is shown. */
  page: SettingsPage | null;
};

export const useSettingsView = create<SettingsView>(() => ({ open: false, page: null }));

/** What had the focus before the settings came. */
let before: Element | null = null;

/** Shows the settings in place of the panes, on a page or where they were last. */
export function openSettings(page: SettingsPage | null = null): void {
  const view = useSettingsView.getState();
  if (!view.open) before = document.activeElement;
  useSettingsView.setState({ open: true, page: page ?? view.page });
}

/** Leads back to where one was, with the focus there. */
export function closeSettings(): void {
  useSettingsView.setState({ open: false });
  const back = before;
  before = null;
  // The panes can take the focus again once they are drawn.
  requestAnimationFrame(() => {
    if (back instanceof HTMLElement && back.isConnected) back.focus();
  });
}

/** Closes the settings, for something that brings its own focus. */
export function leaveSettings(): void {
  before = null;
  useSettingsView.setState({ open: false });
}
