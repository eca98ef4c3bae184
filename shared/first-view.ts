import type { Settings } from './model/settings.ts';
import type { ListView } from './model/view.ts';

/** Rows of a page of a view. */
export const PAGE_ROWS = 100;

/** The part of the library that a start begins with, as the person wants it. */
export function firstView({ startWith, lastView }: Pick<Settings, 'startWith' | 'lastView'>): ListView {
  return startWith === 'last' ? (lastView ?? { kind: 'all' }) : { kind: startWith };
}
