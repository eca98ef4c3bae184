import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** Some settings that belong together, a row each. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.rows}>{children}</div>
    </section>
  );
}
