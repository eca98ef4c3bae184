/** A word that was mistyped, and the one that was searched for instead. */
export const slipWords = {
  showing: 'Showing results for ',
  showingFor: (words: string, count: string) => `Showing results for ${words}. ${count}`,
  onlyFor: (words: string) => `Search only for ${words}`,
  searchFor: 'Search for ',
  searchForEnd: ' instead',
  suggestion: (words: string) => `No articles. Suggestion: ${words}`,
};
