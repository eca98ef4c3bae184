import { changeSettings, useSettings } from './settings.ts';

const most = 10;
/** Longer ones are not remembered. */
const longest = 500;

/** Remembers what was searched for in earnest: with Enter, or to open what was found. */
export function rememberSearch(query: string): void {
  const { recentSearches } = useSettings.getState();
  if (query === '' || query.length > longest || recentSearches[0] === query) return;
  const others = recentSearches.filter((other) => other !== query);
  void changeSettings({ recentSearches: [query, ...others].slice(0, most) });
}
