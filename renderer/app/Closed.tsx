import type { Failure } from '../../shared/errors.ts';
import { call } from '../api/api.ts';
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

/** Makes an empty library where the other one was. What became of it shows when it is opened. */
async function startNew(): Promise<void> {
  await call('library.make', {}).catch(() => {});
  await openAgain();
}

/** In place of everything: why the library could not be opened, and what to do. */
export function Closed({ failure }: { failure: Failure }) {
  return (
    <main className={styles.closed}>
      <div className={styles.words} role="alert">
        <h1 className={styles.title}>{t.app.cannotOpen}</h1>
        <p>{t.failure(failure)}</p>
        <div className={styles.action}>
          <Button variant="primary" onPress={() => void openAgain()}>
            {t.closed.tryAgain}
          </Button>
          <Button onPress={() => runCommand('open-library')}>{t.commands['open-library']}</Button>
          {failure.code === 'library-missing' ? (
            <Button onPress={() => void startNew()}>{t.closed.startNew}</Button>
          ) : null}
        </div>
        {failure.code === 'library-missing' ? <p className={styles.hint}>{t.closed.startNewHint}</p> : null}
      </div>
    </main>
  );
}
