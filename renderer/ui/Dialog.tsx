import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

type Props = {
  isOpen: boolean;
  onClose: () => void;
  /** px; the dialog is never wider than the window less 32. */
  width?: number;
  children: ReactNode;
};

/** A modal window over the app, with a scrim. Focus stays inside, and goes back to where it was. Escape and a click
 * outside close it. Inside: `DialogHeader` (which names it), `DialogBody`, `DialogFooter`. */
export function Dialog({ isOpen, onClose, width = 620, children }: Props) {
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal} style={{ inlineSize: width }}>
        <AriaDialog className={styles.dialog} data-modal="">
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type HeaderProps = {
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** Beside the title: tabs. */
  children?: ReactNode;
};

export function DialogHeader({ title, closeLabel, onClose, children }: HeaderProps) {
  return (
    <header className={styles.header}>
      <Heading slot="title" level={2} className={styles.title}>
        {title}
      </Heading>
      {children}
      <span className={styles.close}>
        <IconButton icon="x" label={closeLabel} onPress={onClose} />
      </span>
    </header>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className={styles.footer}>{children}</footer>;
}
