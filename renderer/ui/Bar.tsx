import type { ReactNode } from 'react';
import styles from './Bar.module.css';
import { cx } from './cx.ts';

type Props = {
  children: ReactNode;
  /** Controls at both ends. */
  spread?: boolean;
};

/** The top bar of a pane, 48 px high. Where the system draws no frame it moves the window. */
export function Bar({ children, spread = false }: Props) {
  return <div className={cx(styles.bar, spread && styles.spread)}>{children}</div>;
}
