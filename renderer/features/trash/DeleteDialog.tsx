import { closeDialog, useDialog } from '../../state/dialogs.ts';
import { t } from '../../state/t.ts';
import { deleteNow } from '../../state/targets.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import styles from './DeleteDialog.module.css';

/** Asks once before articles are deleted for good. */
export function DeleteDialog() {
  const dialog = useDialog((state) => state.dialog);
  const open = dialog.kind === 'delete';
  return (
    <Dialog isOpen={open} onClose={closeDialog} width={440}>
      {open ? (
        <>
          <DialogHeader title={t.trash.ask(dialog.count)} closeLabel={t.app.close} onClose={closeDialog} />
          <DialogBody>
            <p className={styles.text}>{t.trash.askText}</p>
          </DialogBody>
          <DialogFooter>
            <span className={styles.acts}>
              <Button autoFocus onPress={closeDialog}>
                {t.app.cancel}
              </Button>
              <Button
                danger
                onPress={() => {
                  closeDialog();
                  void deleteNow(dialog.ids, dialog.count);
                }}
              >
                {t.trash.act(dialog.count)}
              </Button>
            </span>
          </DialogFooter>
        </>
      ) : null}
    </Dialog>
  );
}
