import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Switch.module.css';

type Props = {
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
  /** What it does, in a few words below. */
  hint?: ReactNode;
};

/** Something that takes effect at once when it is switched on or off: its words at the start, the switch at the end. */
export function Switch({ on, onChange, children, hint }: Props) {
  return (
    <AriaSwitch className={styles.row} isSelected={on} onChange={onChange}>
      <span className={styles.words}>
        <span className={styles.label}>{children}</span>
        {hint ? <span className={styles.hint}>{hint}</span> : null}
      </span>
      <span className={styles.switch} />
    </AriaSwitch>
  );
}
