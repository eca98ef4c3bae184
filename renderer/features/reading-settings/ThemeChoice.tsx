import { Radio, RadioGroup } from 'react-aria-components';
import { readingTheme } from '../../../shared/model/settings.ts';
import { t } from '../../state/t.ts';
import { chooseReadingTheme, useReadingTheme } from '../../state/theme.ts';
import { cx } from '../../ui/cx.ts';
import styles from './ThemeChoice.module.css';

/** The themes of the reader, as squares; `named` with their names under them, for a view with room. */
export function ThemeChoice({ named = false }: { named?: boolean }) {
  const theme = useReadingTheme();
  return (
    <RadioGroup
      aria-label={t.readingSettings.theme}
      orientation="horizontal"
      className={cx(styles.themes, named && styles.named)}
      value={theme}
      onChange={(chosen) => {
        const next = readingTheme.safeParse(chosen);
        if (next.success) void chooseReadingTheme(next.data);
      }}
    >
      {readingTheme.options.map((option) => (
        <Radio
          key={option}
          value={option}
          className={styles.theme}
          aria-label={t.readingSettings.themes[option]}
        >
          <span className={styles.sample} data-reading={option}>
            Aa
          </span>
          {named ? <span className={styles.name}>{t.readingSettings.themes[option]}</span> : null}
        </Radio>
      ))}
    </RadioGroup>
  );
}
