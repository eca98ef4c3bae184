import { create } from 'zustand';
import type { Settings, SettingsChange } from '../../shared/model/settings.ts';
import { call, on } from '../api/api.ts';

/** The person's settings. They are there before the first component is drawn (`loadSettings`). */
export const useSettings = create<Settings>(() => ({
  version: 1,
  libraryDir: null,
  chromeTheme: 'system',
  readingTheme: 'light',
  readingNight: 'dark',
  readingFont: 'serif',
  readingSize: 19,
  readingLeading: 1.6,
  readingMeasure: 60,
  readingParagraphs: 'spaced',
  readingJustify: false,
  sidebarWidth: 232,
  listWidth: 384,
  sidebarShown: true,
  listShown: true,
  listDensity: 'comfortable',
  sort: 'saved-newest',
  searchSort: 'relevance',
  trashDays: 30,
  exportDir: null,
  window: null,
}));

/** Changes on their way to the disk, in order: what is told meanwhile does not know them yet. */
const underway = new Set<SettingsChange>();

function told(settings: Settings): void {
  useSettings.setState(Object.assign({}, settings, ...underway));
}

/** Fetches the settings and follows their changes. */
export async function loadSettings(): Promise<void> {
  on('settings.changed', told);
  told(await call('settings.get', {}));
}

/** Changes settings: in the window at once, and on the disk. */
export async function changeSettings(change: SettingsChange): Promise<void> {
  useSettings.setState(change);
  underway.add(change);
  const answer = call('settings.change', change).finally(() => underway.delete(change));
  told(await answer);
}
