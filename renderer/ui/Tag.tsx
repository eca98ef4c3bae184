import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import styles from './Tag.module.css';

type Props = {
  children: ReactNode;
  /** A cross after the words, with the name of its act: "Remove tag korea". */
  onRemove?: () => void;
  removeLabel?: string;
};

/** A word in a box: a tag, a part of a search. */
export function Tag({ children, onRemove, removeLabel }: Props) {
  return (
    <span className={styles.tag}>
      {children}
      {onRemove ? (
        <AriaButton className={styles.remove} aria-label={removeLabel} onPress={onRemove}>
          <Icon name="x" size={12} />
        </AriaButton>
      ) : null}
    </span>
  );
}
