import type { ReactNode, RefObject } from 'react';
import { Dialog as AriaDialog, Popover as AriaPopover } from 'react-aria-components';
import styles from './Popover.module.css';

type Props = {
  label: string;
  isOpen: boolean;
  onClose: () => void;
  triggerRef: RefObject<Element | null>;
  placement?: 'bottom start' | 'bottom end' | 'top' | 'bottom';
  children: ReactNode;
};

/** A small window at the control that opened it. */
export function Popover({ label, isOpen, onClose, triggerRef, placement = 'bottom end', children }: Props) {
  return (
    <AriaPopover
      className={styles.popover}
      triggerRef={triggerRef}
      placement={placement}
      offset={4}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <AriaDialog aria-label={label} className={styles.dialog}>
        {children}
      </AriaDialog>
    </AriaPopover>
  );
}
