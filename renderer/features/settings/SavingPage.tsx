import type { TrashDays } from '../../../shared/model/settings.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { RadioGroup } from '../../ui/Choice.tsx';
import { Defaults } from './Defaults.tsx';
import styles from './SavingPage.module.css';
import { Section } from './Section.tsx';

const choices: readonly { value: string; days: TrashDays }[] = [
  { value: '7', days: 7 },
  { value: '30', days: 30 },
  { value: '90', days: 90 },
  { value: 'never', days: null },
];

/** What is kept of a page, and how long the trash keeps. */
export function SavingPage() {
  const days = useSettings(({ trashDays }) => trashDays);
  const words = t.settings.saving;
  return (
    <>
      <section className={styles.kept}>
        <h2 className={styles.heading}>{words.kept}</h2>
        {words.keptLines.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
      </section>
      <Section title={words.trash}>
        <div className={styles.choice}>
          <RadioGroup
            label={words.trashDays}
            value={choices.find((choice) => choice.days === days)?.value ?? 'never'}
            onChange={(value) => {
              const choice = choices.find((candidate) => candidate.value === value);
              if (choice !== undefined) void changeSettings({ trashDays: choice.days });
            }}
            options={choices.map((choice) => ({
              value: choice.value,
              label: choice.days === null ? words.trashNever : words.days(choice.days),
            }))}
          />
          <p className={styles.hint}>{words.trashHint}</p>
        </div>
      </Section>
      <Defaults of={['trashDays']} />
    </>
  );
}
