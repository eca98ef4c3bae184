import type { SearchTerm } from '../../../shared/model/view.ts';

type Explained = {
  /** The term that is in no article at all; null when it is only together that they are in none. */
  culprit: SearchTerm | null;
  /** Terms without which something is found, each once: those in no article first, then those that leave most. */
  offers: SearchTerm[];
};

/** Why a search finds nothing, and which of its terms could be left out. */
export function explain(terms: readonly SearchTerm[]): Explained {
  const missing = terms.filter(({ alone }) => alone === 0);
  const seen = new Set<string>();
  const offers = terms
    .filter(({ typed, rest }) => rest.total > 0 && !seen.has(typed) && seen.add(typed))
    .sort((a, b) => Number(b.alone === 0) - Number(a.alone === 0) || b.rest.total - a.rest.total);
  return { culprit: missing[0] ?? null, offers };
}
