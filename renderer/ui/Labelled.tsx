import type { ReactNode } from 'react';
import styles from './Labelled.module.css';

/** A control at the end of its words, in a row 40 px high. The words are for the eye: the control has its own name. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
