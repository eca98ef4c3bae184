import type { ReadingFont, ReadingParagraphs, ReadingTheme } from '../model/settings.ts';

const themes: Record<ReadingTheme, string> = {
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
  black: 'Black',
};
const fonts: Record<ReadingFont, string> = { serif: 'Serif', sans: 'Sans', mono: 'Mono' };
const paragraphKinds: Record<ReadingParagraphs, string> = { spaced: 'Spaced', indented: 'Indented' };

/** How articles look: the popover of the reader, and the settings. */
export const readingSettings = {
  theme: 'Theme',
  themes,
  night: 'Follow the system at night',
  nightHint: 'Dark when the window is dark',
  font: 'Font',
  fonts,
  size: 'Size',
  leading: 'Line height',
  leadingLess: 'Lines closer together',
  leadingMore: 'Lines further apart',
  measure: 'Line length',
  measureLess: 'Shorter lines',
  measureMore: 'Longer lines',
  paragraphs: 'Paragraphs',
  paragraphKinds,
  justify: 'Justify and hyphenate',
  all: 'All reading settings',
  reset: 'Back to the defaults',
};
