import type { Failure } from '../../shared/errors.ts';
import { t } from '../state/t.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import styles from './Closed.module.css';

/** In place of everything: why the library could not be opened, and what to do. */
export function Closed({ failure }: { failure: Failure }) {
  return (
    <main className={styles.closed} role="alert">
      <EmptyState title={t.app.cannotOpen}>{t.failure(failure)}</EmptyState>
    </main>
  );
}
