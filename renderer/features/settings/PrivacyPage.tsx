import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../api/api.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import styles from './PrivacyPage.module.css';
import { Section } from './Section.tsx';

/** What leaves this computer, counted since the start, what never does, and what the app remembers of what was done. */
export function PrivacyPage() {
  const [app, setApp] = useState<Output<'app.info'> | null>(null);
  const recent = useSettings(({ recentCommands }) => recentCommands.length);
  useEffect(() => {
    const ask = () => void call('app.info', {}).then(setApp, () => setApp(null));
    ask();
    // Something may be being saved meanwhile.
    const timer = setInterval(ask, 2000);
    return () => clearInterval(timer);
  }, []);
  const searches = useSettings(({ recentSearches }) => recentSearches.length);
  const words = t.settings.privacy;
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <Section title={words.since}>
        <Labelled label={words.toSave}>
          <Count name={words.toSave} count={app?.requests} />
        </Labelled>
        <Labelled label={words.whileReading}>
          <Count name={words.whileReading} count={app?.windowRequests.left} />
        </Labelled>
        <Labelled label={words.refused}>
          <Count name={words.refused} count={app?.windowRequests.refused} />
        </Labelled>
      </Section>
      <List title={words.out} lines={words.outLines} />
      <List title={words.never} lines={words.neverLines} />
      <Section title={words.remembered}>
        <Labelled label={words.recentCommands}>
          <Button
            small
            disabledReason={recent === 0 ? words.nothingToClear : null}
            onPress={() => void changeSettings({ recentCommands: [] })}
          >
            {words.clear(recent)}
          </Button>
        </Labelled>
        <Labelled label={words.recentSearches}>
          <Button
            small
            label={`${words.clear(searches)}, ${words.recentSearches}`}
            disabledReason={searches === 0 ? words.nothingToClear : null}
            onPress={() => void changeSettings({ recentSearches: [] })}
          >
            {words.clear(searches)}
          </Button>
        </Labelled>
      </Section>
    </>
  );
}

function Count({ name, count }: { name: string; count: number | undefined }) {
  return (
    <output aria-label={name} className={styles.count}>
      {count === undefined ? '–' : t.format.number(count)}
    </output>
  );
}

function List({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className={styles.list}>
      <h2 className={styles.heading}>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line} className={styles.line}>
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
