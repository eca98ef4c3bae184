import { useEffect } from 'react';
import { announce } from '../../state/announcements.ts';
import { useLibrary } from '../../state/library.ts';
import { useList } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { useInstead } from './Instead.tsx';
import styles from './SearchCount.module.css';

/** After typing stops, ms. */
const pause = 500;

/** How many articles the search found: shown at once, read out after a pause. */
export function SearchCount() {
  const { source, cache, serial } = useList();
  const total = cache.total ?? 0;
  const rebuilding = useLibrary((library) => library.rebuilding !== null);
  const words = rebuilding && total > 0 ? t.search.soFar(total) : t.search.count(total);
  const instead = useInstead();
  const said = instead === null ? words : t.instead.showingFor(instead, words);
  const partly = source.kind === 'search' && source.typing && source.sort === 'relevance' && total > 1000;
  useEffect(() => {
    // The same number of another search is said again.
    if (serial === 0) return;
    const timer = setTimeout(() => announce(said), pause);
    return () => clearTimeout(timer);
  }, [said, serial]);
  return (
    <>
      <h1 className={styles.count}>{words}</h1>
      {partly ? <span className={styles.hint}>{t.search.newestFirst}</span> : null}
    </>
  );
}
