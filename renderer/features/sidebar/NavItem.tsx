import type { HTMLAttributes, ReactNode } from 'react';
import { closeSheet, showListPane } from '../../state/layout.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import type { DropTarget } from './useDropTarget.ts';
import styles from './Views.module.css';

type Props = {
  name: string;
  icon: IconName;
  /** Null while it is not known yet. */
  count: number | null;
  current: boolean;
  /** Rows can be dropped on it. */
  drop?: DropTarget;
  /** What else the row answers to. */
  more?: HTMLAttributes<HTMLButtonElement> & { 'data-drop'?: 'before' | 'after' | undefined };
  onShow: () => void;
  /** Beside the row: its menu. */
  children?: ReactNode;
};

/** A row of the sidebar that shows something in the list. */
export function NavItem({ name, icon, count, current, drop, more, onShow, children }: Props) {
  return (
    <li>
      <button
        {...drop}
        {...more}
        type="button"
        className={styles.row}
        aria-current={current ? 'page' : undefined}
        aria-label={count === null ? name : t.sidebar.viewWithCount(name, count)}
        data-pane-focus={current ? '' : undefined}
        onClick={() => {
          closeSheet();
          showListPane();
          onShow();
        }}
      >
        <Icon name={icon} className={styles.icon} />
        <span className={styles.name}>{name}</span>
        {count !== null && count > 0 ? <span className={styles.count}>{t.format.number(count)}</span> : null}
      </button>
      {children}
    </li>
  );
}
