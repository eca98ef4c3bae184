import { t } from '../../state/t.ts';
import { type } from '../../state/view.ts';
import styles from './NothingFound.module.css';
import { withoutWord } from './words.ts';

/** An empty answer: what was looked for, and what to try. */
export function NothingFound({ query }: { query: string }) {
  const words = query.split(/\s+/);
  const several = words.length > 1;
  return (
    <div className={styles.none}>
      <h2 className={styles.title}>{several ? t.search.nothingAll(query) : t.search.nothing(query)}</h2>
      <p className={styles.text}>{several ? t.search.tryFewer : t.search.tryShorter}</p>
      {several ? (
        <ul className={styles.list}>
          {[...new Set(words)].slice(0, 5).map((word) => (
            <li key={word}>
              <button type="button" className={styles.act} onClick={() => type(withoutWord(query, word))}>
                {t.search.leaveOut}
                <b>{word}</b>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
