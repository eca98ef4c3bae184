import { useSyncExternalStore } from 'react';
import type { ChromeTheme, Contrast, ReadingTheme, Settings } from '../../shared/model/settings.ts';
import { changeSettings, useSettings } from './settings.ts';

/** The themes of the window, in the order they are offered. */
export const chromeThemes: readonly ChromeTheme[] = ['system', 'light', 'dark'];

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether the window is dark: because the person wants it, or the system is. */
function isWindowDark({ chromeTheme }: Pick<Settings, 'chromeTheme'>): boolean {
  return chromeTheme === 'system' ? systemDark.matches : chromeTheme === 'dark';
}

function shownTheme(settings: Settings): ReadingTheme {
  const { readingTheme, readingNight } = settings;
  const light = readingTheme === 'light' || readingTheme === 'sepia';
  return light && readingNight !== 'off' && isWindowDark(settings) ? readingNight : readingTheme;
}

/** Gives the reader a theme, to be seen at once. While a dark window has taken the reader with it, a dark theme is the one
 * for nights, and a light one ends the following. */
export function chooseReadingTheme(theme: ReadingTheme): Promise<void> {
  const settings = useSettings.getState();
  const atNight = shownTheme(settings) !== settings.readingTheme;
  if (atNight && (theme === 'dark' || theme === 'black')) return changeSettings({ readingNight: theme });
  const light = theme === 'light' || theme === 'sepia';
  if (light && isWindowDark(settings)) return changeSettings({ readingTheme: theme, readingNight: 'off' });
  return changeSettings({ readingTheme: theme });
}

function subscribe(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  const stop = useSettings.subscribe(listener);
  return () => {
    systemDark.removeEventListener('change', listener);
    stop();
  };
}

/** The theme that the reader has now. */
export function useReadingTheme(): ReadingTheme {
  return useSyncExternalStore(subscribe, () => shownTheme(useSettings.getState()));
}

/** The reading theme for passages outside of the reader: they follow the window. */
export function useWindowTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, () => (isWindowDark(useSettings.getState()) ? 'dark' : 'light'));
}

/** Marks a page with the contrast a person wants; without a mark it is the system's. */
export function setContrast(root: HTMLElement, contrast: Contrast): void {
  if (contrast === 'system') delete root.dataset.contrast;
  else root.dataset.contrast = contrast;
}

/** Gives the page the theme of the settings, now and whenever they change. */
export function followTheme(): void {
  const root = document.documentElement;
  const dress = (): void => {
    const { chromeTheme, contrast } = useSettings.getState();
    root.dataset.chrome = chromeTheme;
    setContrast(root, contrast);
  };
  dress();
  const change = (): void => {
    root.dataset.themeChanging = '';
    dress();
    requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.themeChanging));
  };
  systemDark.addEventListener('change', change);
  useSettings.subscribe((now, before) => {
    const themes = ['chromeTheme', 'readingTheme', 'readingNight', 'contrast'] as const;
    if (themes.some((theme) => now[theme] !== before[theme])) change();
  });
}
