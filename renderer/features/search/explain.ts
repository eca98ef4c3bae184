import type { Reason } from '../../../shared/locales/en-nothing.ts';
import type { WhyNothing } from '../../../shared/model/view.ts';

/** What is to blame for a search that finds nothing, for the words that say it. */
export function explain({ terms, offers }: WhyNothing): Reason {
  const missing = terms.filter(({ alone }) => alone === 0);
  const [first] = missing;
  const rest = offers.find(({ without }) => missing.every(({ typed }) => without.includes(typed)));
  if (first === undefined) return { kind: 'together', helps: offers.length > 0 };
  const only = terms.length === 1;
  if (missing.length > 1) {
    return {
      kind: 'several',
      typed: missing.map(({ typed }) => typed),
      rest: rest?.total ?? 0,
      only: missing.length === terms.length,
    };
  }
  return { kind: first.kind, typed: first.typed, rest: rest?.total ?? 0, only };
}
