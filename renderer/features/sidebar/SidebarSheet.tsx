import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { closeSheet, useSheet } from '../../state/layout.ts';
import { t } from '../../state/t.ts';
import { Sidebar } from './Sidebar.tsx';
import styles from './SidebarSheet.module.css';

/** The sidebar over the list, in a window without room for it. */
export function SidebarSheet() {
  const open = useSheet((sheet) => sheet.open);
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) closeSheet();
      }}
    >
      <Modal className={styles.sheet}>
        <Dialog data-modal="" className={styles.dialog} aria-label={t.panes.sidebar}>
          <Sidebar />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
