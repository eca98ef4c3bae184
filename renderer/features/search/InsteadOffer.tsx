import { useEffect, useState } from 'react';
import type { CorrectedQuery } from '../../../shared/model/view.ts';
import { call } from '../../api/api.ts';
import { announce } from '../../state/announcements.ts';
import type { ListSource } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { type } from '../../state/view.ts';
import styles from './NothingFound.module.css';

type Search = Extract<ListSource, { kind: 'search' }>;
type Offer = CorrectedQuery & { total: number };

/** Milliseconds after which a word is read out that may have been meant. */
const pause = 500;

/** The words that a search without hits may have been meant for, with what they find. */
export function InsteadOffer({ source }: { source: Search }) {
  const offer = useOffer(source);
  const words = offer?.instead.map(({ to }) => to).join(', ') ?? null;
  useEffect(() => {
    if (words === null) return;
    const timer = setTimeout(() => announce(t.instead.suggestion(words)), pause);
    return () => clearTimeout(timer);
  }, [words]);
  if (offer === null || words === null) return null;
  return (
    <button type="button" className={styles.act} onClick={() => type(offer.query)}>
      <span className={styles.words}>
        {t.instead.searchFor}
        <b>{words}</b>
        {t.instead.searchForEnd}
      </span>
      <span className={styles.count}>{t.format.number(offer.total)}</span>
    </button>
  );
}

function useOffer({ query, typing }: Search): Offer | null {
  const [offer, setOffer] = useState<Offer | null>(null);
  useEffect(() => {
    let current = true;
    setOffer(null);
    call('articles.instead', { query, typing }).then(
      (answer) => current && setOffer(answer),
      // Nothing is offered then.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [query, typing]);
  return offer;
}
