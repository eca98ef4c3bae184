import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './NoteBar.module.css';

type Props = {
  /** `warn`: something went wrong that can be mended; it is read out at once. */
  tone: 'plain' | 'warn';
  title: string;
  children?: ReactNode;
  /** In place of the warning sign: a ring. */
  glyph?: ReactNode;
  action?: ReactNode;
};

/** A message that stands where the thing is that it speaks of. */
export function NoteBar({ tone, title, children, glyph, action }: Props) {
  return (
    <div
      className={cx(styles.note, tone === 'warn' && styles.warn)}
      role={tone === 'warn' ? 'alert' : 'status'}
    >
      <span className={styles.glyph}>
        {glyph ?? (tone === 'warn' ? <Icon name="triangle-alert" /> : null)}
      </span>
      <div className={styles.words}>
        <strong className={styles.title}>{title}</strong>
        {children ? <p className={styles.text}>{children}</p> : null}
      </div>
      {action}
    </div>
  );
}
