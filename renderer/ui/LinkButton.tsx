import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './LinkButton.module.css';

type Props = {
  children: ReactNode;
  onPress: () => void;
  /** In meta lines and sub-bars. */
  small?: boolean;
  /** On a toast's dark ground. */
  onToast?: boolean;
  /** What it acts on, when the words alone do not say it. */
  label?: string;
  /** Inside a grid's row, which is one tab stop as a whole. */
  tabStop?: boolean;
  shortcut?: string;
};

/** A small act in a sentence or beside it, in the accent colour. */
export function LinkButton(props: Props) {
  return (
    <AriaButton
      className={cx(styles.link, props.small && styles.small, props.onToast && styles.toast)}
      aria-label={props.label}
      aria-keyshortcuts={props.shortcut}
      excludeFromTabOrder={props.tabStop === false}
      onPress={props.onPress}
    >
      {props.children}
    </AriaButton>
  );
}
