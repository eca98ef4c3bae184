import type { RefObject } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { readingTheme, type Settings } from '../../../shared/model/settings.ts';
import { runCommand } from '../../state/commands.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Popover } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './TextPopover.module.css';

type Props = { isOpen: boolean; onClose: () => void; triggerRef: RefObject<Element | null> };

const fonts: readonly Settings['readingFont'][] = ['serif', 'sans'];

/** How the article looks: its theme, letters and size. */
export function TextPopover(props: Props) {
  return (
    <Popover label={t.reader.text} {...props}>
      <div className={styles.text}>
        <Themes />
        <Fonts />
        <Size />
      </div>
    </Popover>
  );
}

function Themes() {
  const theme = useSettings((settings) => settings.readingTheme);
  return (
    <RadioGroup
      aria-label={t.reader.theme}
      orientation="horizontal"
      className={styles.themes}
      value={theme}
      onChange={(chosen) => {
        const next = readingTheme.safeParse(chosen);
        if (next.success) void changeSettings({ readingTheme: next.data });
      }}
    >
      {readingTheme.options.map((option) => (
        <Radio key={option} value={option} className={styles.theme} aria-label={t.reader.themes[option]}>
          <Sample theme={option} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Two letters on the theme's ground; for "as the window" half of each. */
function Sample({ theme }: { theme: Settings['readingTheme'] }) {
  if (theme !== 'system') {
    return (
      <span className={styles.sample} data-reading={theme}>
        Aa
      </span>
    );
  }
  return (
    <span className={styles.both}>
      <span data-reading="light">A</span>
      <span data-reading="dark">a</span>
    </span>
  );
}

function Fonts() {
  const font = useSettings((settings) => settings.readingFont);
  return (
    <Segmented
      wide
      label={t.reader.font}
      value={font}
      onChange={(readingFont) => void changeSettings({ readingFont })}
      options={fonts.map((value) => ({ value, label: t.reader.fonts[value] }))}
    />
  );
}

function Size() {
  const size = useSettings((settings) => settings.readingSize);
  return (
    <fieldset className={styles.row}>
      <legend className={styles.label}>{t.reader.size}</legend>
      <span className={styles.steps}>
        <button
          type="button"
          className={styles.small}
          aria-label={t.commands['text-smaller']}
          onClick={() => runCommand('text-smaller')}
        >
          A
        </button>
        <output className={styles.value}>{size}</output>
        <button
          type="button"
          className={styles.big}
          aria-label={t.commands['text-bigger']}
          onClick={() => runCommand('text-bigger')}
        >
          A
        </button>
      </span>
    </fieldset>
  );
}
