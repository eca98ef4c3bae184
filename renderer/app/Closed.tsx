import type { Failure } from '../../shared/errors.ts';
import { t } from '../state/t.ts';
import styles from './Closed.module.css';

/** In place of everything: why the library could not be opened, and what to do. */
export function Closed({ failure }: { failure: Failure }) {
  return (
    <main className={styles.closed}>
      <div className={styles.words} role="alert">
        <h1 className={styles.title}>{t.app.cannotOpen}</h1>
        <p>{t.failure(failure)}</p>
      </div>
    </main>
  );
}
