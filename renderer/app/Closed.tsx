import type { Failure } from '../../shared/errors.ts';
import { runCommand } from '../state/commands.ts';
import { openLibrary } from '../state/library.ts';
import { retryList } from '../state/list.ts';
import { t } from '../state/t.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Closed.module.css';

async function openAgain(): Promise<void> {
  await openLibrary();
  retryList();
}

/** In place of everything: why the library could not be opened, and what to do. */
export function Closed({ failure }: { failure: Failure }) {
  return (
    <main className={styles.closed}>
      <div className={styles.words} role="alert">
        <h1 className={styles.title}>{t.app.cannotOpen}</h1>
        <p>{t.failure(failure)}</p>
        <div className={styles.action}>
          <Button onPress={() => void openAgain()}>{t.app.retry}</Button>
          <Button onPress={() => runCommand('open-library')}>{t.commands['open-library']}</Button>
        </div>
      </div>
    </main>
  );
}
