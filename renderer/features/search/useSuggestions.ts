import { useEffect, useMemo, useState } from 'react';
import { call } from '../../api/api.ts';
import { latestOnly } from '../../state/latest.ts';
import { useLibrary } from '../../state/library.ts';
import { useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { operatorNamed, operators } from './operators.ts';
import { operatorsFor, type Suggestion, tagsFor, type Valued, valuesFor } from './suggest.ts';
import { type TokenAt, tokenAt } from './token-at.ts';
import { tagValues, valuesHere } from './values-here.ts';

export type Suggestions = {
  /** The term that one of them takes the place of; null in an empty field. */
  token: TokenAt | null;
  /** In groups; a group without a title is the only one. */
  groups: readonly { title: string | null; rows: readonly Suggestion[] }[];
};

const nothing: Suggestions = { token: null, groups: [] };
const operatorRows = 6;

/** What can be put where the caret stands; what was searched for last, in an empty field. Nothing is asked for while `wanted`
 * is false. */
export function useSuggestions(text: string, caret: number, wanted: boolean): Suggestions {
  const tags = useLibrary((library) => library.tags);
  const counts = useLibrary((library) => library.counts);
  const recent = useSettings((settings) => settings.recentSearches);
  const token = useMemo(() => (wanted ? tokenAt(text, caret) : null), [text, caret, wanted]);
  const asked = useLibraryValues(token);
  return useMemo(() => {
    if (!wanted) return nothing;
    if (text === '') return { token: null, groups: beginning(recent) };
    if (token === null) return nothing;
    const operator = operatorNamed(token.name);
    const values = operator === null ? null : valuesHere(operator, { tags, counts });
    const rows =
      operator === null
        ? [...operatorsFor(token, t.completion.operators), ...tagsFor(token, tagValues(tags))]
        : valuesFor(token, values ?? asked.map(withLanguage(operator === 'lang')));
    // What is there already needs no suggestion.
    const typed = text.slice(token.start, token.end);
    const [only] = rows;
    if (rows.length === 1 && only?.term.toLowerCase() === typed.toLowerCase()) return nothing;
    return rows.length === 0 ? nothing : { token, groups: [{ title: null, rows }] };
  }, [wanted, text, token, tags, counts, recent, asked]);
}

/** In an empty field: what was searched for last, and what there is to narrow a search. */
function beginning(recent: readonly string[]): Suggestions['groups'] {
  const searches = recent.map(
    (query): Suggestion => ({ kind: 'recent', term: query, hint: null, count: null }),
  );
  const help = operators.slice(0, operatorRows).map(
    (operator): Suggestion => ({
      kind: 'operator',
      term: `${operator}:`,
      hint: t.completion.operators[operator],
      count: null,
    }),
  );
  return [
    { title: t.completion.recent, rows: searches },
    { title: t.completion.narrow, rows: help },
  ].filter(({ rows }) => rows.length > 0);
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

function withLanguage(is: boolean): (valued: Valued) => Valued {
  return (valued) => {
    if (!is) return valued;
    try {
      return { ...valued, hint: languages.of(valued.value) };
    } catch {
      // No language has this code.
      return valued;
    }
  };
}

const none: readonly Valued[] = [];

/** Values that only the library knows; those of before stay until new ones are there. */
function useLibraryValues(token: TokenAt | null): readonly Valued[] {
  const operator = operatorNamed(token?.name ?? null);
  const [known, setKnown] = useState<{ field: string; values: readonly Valued[] }>({
    field: '',
    values: none,
  });
  const ask = useMemo(
    () =>
      latestOnly(async ({ field, text }: { field: 'site' | 'author' | 'lang' | 'has'; text: string }) => {
        const values = await call('search.values', { field, text: text.slice(0, 200) }).catch(() => none);
        setKnown({ field, values });
      }),
    [],
  );
  const text = token?.text ?? '';
  useEffect(() => {
    if (operator === 'site' || operator === 'author' || operator === 'lang' || operator === 'has') {
      ask({ field: operator, text });
    }
  }, [ask, operator, text]);
  return known.field === operator ? known.values : none;
}
