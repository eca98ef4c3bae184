import { type ReactNode, useEffect, useState } from 'react';
import type { WhyNothing } from '../../../shared/model/view.ts';
import { call } from '../../api/api.ts';
import type { ListSource } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { type } from '../../state/view.ts';
import { explain } from './explain.ts';
import { InsteadOffer } from './InsteadOffer.tsx';
import styles from './NothingFound.module.css';

type Search = Extract<ListSource, { kind: 'search' }>;

/** An empty answer: which part is to blame, what the search finds without it, and the words that narrow one. */
export function NothingFound({ source }: { source: Search }) {
  const why = useWhy(source);
  if (why === null) return <div className={styles.none} />;
  const { title, text } = t.nothing.explained(explain(why));
  const { offers, trash } = why;
  return (
    <div className={styles.none}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      <InsteadOffer source={source} />
      {offers.length === 0 && trash === null ? null : (
        <ul className={styles.list}>
          {offers.map((offer) => (
            <Offer key={offer.query} {...offer}>
              {t.search.leaveOut}
              {offer.without.map((typed, at) => (
                <span key={typed}>
                  {at === 0 ? null : t.nothing.and}
                  <b>{typed}</b>
                </span>
              ))}
            </Offer>
          ))}
          {trash === null ? null : <Offer {...trash}>{t.nothing.inTrash}</Offer>}
        </ul>
      )}
      <section className={styles.help}>
        <h3 className={styles.head}>{t.nothing.wordsHead}</h3>
        <dl>
          {t.query.operators.map(({ sign, text: meaning }) => (
            <div key={sign}>
              <dt>{sign}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

type OfferProps = { query: string; total: number; children: ReactNode };

/** Another search that finds something, and how much. */
function Offer({ query, total, children }: OfferProps) {
  return (
    <li>
      <button type="button" className={styles.act} onClick={() => type(query)}>
        <span className={styles.words}>{children}</span>
        <span className={styles.count}>{t.format.number(total)}</span>
      </button>
    </li>
  );
}

/** Null until it is known. */
function useWhy({ query, typing }: Search): WhyNothing | null {
  const [why, setWhy] = useState<WhyNothing | null>(null);
  useEffect(() => {
    let current = true;
    call('articles.whyNothing', { query, typing }).then(
      (answer) => current && setWhy(answer),
      // The search itself answered: without this one it says less.
      () => current && setWhy({ terms: [], offers: [], trash: null }),
    );
    return () => {
      current = false;
    };
  }, [query, typing]);
  return why;
}
