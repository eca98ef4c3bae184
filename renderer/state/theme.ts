import { useSyncExternalStore } from 'react';
import type { ChromeTheme, Settings } from '../../shared/model/settings.ts';
import { useSettings } from './settings.ts';

/** The themes of the window, in the order they are offered. */
export const chromeThemes: readonly ChromeTheme[] = ['system', 'light', 'dark'];

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

/** A reading theme as `data-reading` has it: the system's choice is made. */
export type ShownTheme = 'light' | 'sepia' | 'dark' | 'black';

function shownTheme({ readingTheme, chromeTheme }: Settings): ShownTheme {
  if (readingTheme !== 'system') return readingTheme;
  if (chromeTheme !== 'system') return chromeTheme;
  return systemDark.matches ? 'dark' : 'light';
}

/** The theme of the reader: its own, or that of the window around it. */
export function useReadingTheme(): ShownTheme {
  return useSyncExternalStore(
    (listener) => {
      systemDark.addEventListener('change', listener);
      const stop = useSettings.subscribe(listener);
      return () => {
        systemDark.removeEventListener('change', listener);
        stop();
      };
    },
    () => shownTheme(useSettings.getState()),
  );
}

/** Gives the page the theme of the settings, now and whenever they change. */
export function followTheme(): void {
  const root = document.documentElement;
  root.dataset.chrome = useSettings.getState().chromeTheme;
  const change = (): void => {
    root.dataset.themeChanging = '';
    root.dataset.chrome = useSettings.getState().chromeTheme;
    requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.themeChanging));
  };
  systemDark.addEventListener('change', change);
  useSettings.subscribe((now, before) => {
    if (now.chromeTheme !== before.chromeTheme || now.readingTheme !== before.readingTheme) change();
  });
}
