import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import { call, failureOf } from '../../api/api.ts';
import { runCommand } from '../../state/commands.ts';
import { askForLibrary, type RecentLibraries } from '../../state/libraries.ts';
import { useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { BackupSection } from './BackupSection.tsx';
import styles from './LibraryPage.module.css';
import { LibrarySizes } from './LibrarySizes.tsx';
import { Section } from './Section.tsx';

/** Where the library lies, how big it is, and the way to another one. */
export function LibraryPage() {
  const [dir, setDir] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const counts = useLibrary((library) => library.counts);
  const readOnly = useLibrary((library) => library.readOnly);
  useEffect(() => {
    call('library.info', {}).then(
      (library) => setDir(library.dir),
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, []);
  const words = t.settings.library;
  return (
    <>
      <Section title={words.where}>
        <div className={styles.place}>
          <p className={styles.dir} data-selectable>
            <bdi>{failure === null ? dir : t.failure(failure)}</bdi>
          </p>
          <p className={styles.hint}>
            {t.articles(counts.all)}
            {counts.trash > 0 ? ` · ${words.inTrash(counts.trash)}` : null}
            {readOnly ? ` · ${t.library.readOnly}` : null}
          </p>
          <div className={styles.acts}>
            <Button small icon="folder" onPress={() => runCommand('show-library-folder')}>
              {words.show}
            </Button>
            <Button small icon="hard-drive" onPress={() => runCommand('open-library')}>
              {t.commands['open-library']}
            </Button>
            <Button small icon="shield" onPress={() => runCommand('check-library')}>
              {t.commands['check-library']}
            </Button>
          </div>
        </div>
      </Section>
      {failure === null ? <BackupSection readOnly={readOnly} /> : null}
      {failure === null ? <LibrarySizes /> : null}
      {dir === null ? null : <Recent leaves={dir} />}
    </>
  );
}

function Recent({ leaves }: { leaves: string }) {
  const [recent, setRecent] = useState<RecentLibraries>([]);
  useEffect(() => {
    call('library.recent', {}).then(setRecent, () => setRecent([]));
  }, []);
  const words = t.settings.library;
  const forget = (dir: string) => {
    setRecent((before) => before.filter((other) => other.dir !== dir));
    call('library.forget', { dir }).catch((error: unknown) => showToast(t.failure(failureOf(error))));
  };
  if (recent.length === 0) return null;
  return (
    <Section title={words.recent}>
      {recent.map(({ dir, there }) => (
        <div key={dir} className={styles.other}>
          <span className={styles.path}>
            <bdi>{dir}</bdi>
            {there ? null : <span className={styles.hint}>{words.away}</span>}
          </span>
          <Button small disabledReason={there ? null : words.away} onPress={() => askForLibrary(dir, leaves)}>
            {words.open}
          </Button>
          <IconButton small icon="x" label={words.forget(dir)} onPress={() => forget(dir)} />
        </div>
      ))}
    </Section>
  );
}
