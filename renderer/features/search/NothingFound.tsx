import { useEffect, useState } from 'react';
import type { SearchTerm } from '../../../shared/model/view.ts';
import { parseQuery } from '../../../shared/query/index.ts';
import { call } from '../../api/api.ts';
import type { ListSource } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { type } from '../../state/view.ts';
import { explain } from './explain.ts';
import { InsteadOffer } from './InsteadOffer.tsx';
import styles from './NothingFound.module.css';

type Search = Extract<ListSource, { kind: 'search' }>;

/** An empty answer: which word is to blame, what the search finds without it, and the words that narrow one. */
export function NothingFound({ source }: { source: Search }) {
  const terms = useTerms(source);
  if (terms === null) return <div className={styles.none} />;
  const { culprit, offers } = explain(terms);
  const only = terms.length < 2;
  return (
    <div className={styles.none}>
      <h2 className={styles.title}>{culprit === null ? t.nothing.together : headOf(culprit)}</h2>
      <p className={styles.text}>
        {only
          ? t.search.tryShorter
          : culprit === null
            ? t.search.tryFewer
            : culprit.rest.total > 0
              ? t.nothing.rest(culprit.rest.total)
              : t.nothing.restNothing}
      </p>
      <InsteadOffer source={source} />
      {offers.length === 0 ? null : (
        <ul className={styles.list}>
          {offers.map(({ typed, rest }) => (
            <li key={typed}>
              <button type="button" className={styles.act} onClick={() => type(rest.query)}>
                <span className={styles.words}>
                  {t.search.leaveOut}
                  <b>{typed}</b>
                </span>
                <span className={styles.count}>{t.format.number(rest.total)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <section className={styles.help}>
        <h3 className={styles.head}>{t.nothing.wordsHead}</h3>
        <dl>
          {t.query.operators.map(({ sign, text }) => (
            <div key={sign}>
              <dt>{sign}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

/** A word is in no article; a term with a colon, or brackets, is something else that none has. */
function headOf({ typed }: SearchTerm): string {
  const [node] = parseQuery(typed).tree.nodes;
  return node?.kind === 'text' && node.field === null ? t.nothing.notIn(typed) : t.nothing.noMatch(typed);
}

/** What each term of a search finds by itself; null until that is known. */
function useTerms({ query, typing }: Search): SearchTerm[] | null {
  const [terms, setTerms] = useState<SearchTerm[] | null>(null);
  useEffect(() => {
    let current = true;
    call('articles.searchTerms', { query, typing }).then(
      (answer) => current && setTerms(answer),
      // The search itself answered: without this one it says less.
      () => current && setTerms([]),
    );
    return () => {
      current = false;
    };
  }, [query, typing]);
  return terms;
}
