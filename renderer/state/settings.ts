import { create } from 'zustand';
import type { Settings, SettingsChange } from '../../shared/model/settings.ts';
import { call, on } from '../api/api.ts';

/** The person's settings. They are there before the first component is drawn (`loadSettings`). */
export const useSettings = create<Settings>(() => ({
  version: 1,
  libraryDir: null,
  chromeTheme: 'system',
  readingTheme: 'system',
  readingSize: 19,
  readingFont: 'serif',
  sidebarWidth: 232,
  listWidth: 384,
  sidebarShown: true,
  sort: 'saved-newest',
  exportDir: null,
  window: null,
}));

/** Fetches the settings and follows their changes. */
export async function loadSettings(): Promise<void> {
  on('settings.changed', (settings) => useSettings.setState(settings));
  useSettings.setState(await call('settings.get', {}));
}

/** Changes settings: in the window at once, and on the disk. */
export async function changeSettings(change: SettingsChange): Promise<void> {
  useSettings.setState(change);
  useSettings.setState(await call('settings.change', change));
}
