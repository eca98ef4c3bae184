import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, failureOf, on } from '../../api/api.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './LibrarySizes.module.css';
import { Section } from './Section.tsx';

type Size = Output<'library.size'>;
type State = { kind: 'measuring' } | { kind: 'known'; size: Size } | { kind: 'failed'; failure: Failure };

/** What the library takes on its disk. It is added up while the page is open, and can be stopped. */
export function LibrarySizes() {
  const [asked, setAsked] = useState(0);
  return (
    <Section title={t.settings.library.size}>
      <Measured key={asked} onAgain={() => setAsked(asked + 1)} />
    </Section>
  );
}

function Measured({ onAgain }: { onAgain: () => void }) {
  const [state, setState] = useState<State>({ kind: 'measuring' });
  const [part, setPart] = useState(0);
  useEffect(() => {
    let current = true;
    const stop = on('library.measuring', (measured) => setPart(measured.part));
    call('library.size', {}).then(
      (size) => current && setState({ kind: 'known', size }),
      (error: unknown) => current && setState({ kind: 'failed', failure: failureOf(error) }),
    );
    return () => {
      current = false;
      stop();
      void call('library.stopSize', {});
    };
  }, []);
  const words = t.settings.library;
  switch (state.kind) {
    case 'known':
      return <Sizes size={state.size} />;
    case 'measuring':
      return (
        <div className={styles.line}>
          <span className={styles.name}>{words.measuring}</span>
          <span className={styles.bar}>
            <ProgressBar value={part} label={words.measuring} />
          </span>
          <Button small onPress={() => void call('library.stopSize', {})}>
            {t.app.cancel}
          </Button>
        </div>
      );
    case 'failed':
      return (
        <div className={styles.line}>
          <span className={styles.name}>
            {state.failure.code === 'cancelled' ? words.stopped : t.failure(state.failure)}
          </span>
          <Button small onPress={onAgain}>
            {words.measure}
          </Button>
        </div>
      );
  }
}

function Sizes({ size }: { size: Size }) {
  const words = t.settings.library;
  const total = size.articles + size.images + size.index + size.other;
  const lines = [
    { name: words.articles, bytes: size.articles },
    { name: words.images, bytes: size.images },
    { name: words.index, bytes: size.index, hint: words.indexHint },
    { name: words.other, bytes: size.other },
    { name: words.total, bytes: total, strong: true },
    ...(size.free === null ? [] : [{ name: words.free, bytes: size.free }]),
  ];
  return (
    <dl>
      {lines.map(({ name, bytes, hint, strong }) => (
        <div key={name} className={styles.line} data-strong={strong ? '' : undefined}>
          <dt className={styles.name}>
            {name}
            {hint ? <span className={styles.hint}>{hint}</span> : null}
          </dt>
          <dd className={styles.bytes}>{t.format.bytes(bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}
