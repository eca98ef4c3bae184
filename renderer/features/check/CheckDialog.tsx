import { forgetCheck, startCheck, stopCheck, useChecking } from '../../state/checking.ts';
import { closeDialog, useDialog } from '../../state/dialogs.ts';
import { useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './CheckDialog.module.css';
import { CheckResult } from './CheckResult.tsx';

/** Looking the whole library over, from the question to the result. */
export function CheckDialog() {
  const open = useDialog(({ dialog }) => dialog.kind === 'check');
  const close = () => {
    closeDialog();
    forgetCheck();
  };
  return (
    <Dialog isOpen={open} onClose={close} width={540}>
      {open ? (
        <>
          <DialogHeader title={t.check.title} closeLabel={t.app.close} onClose={close} />
          <Content close={close} />
        </>
      ) : null}
    </Dialog>
  );
}

function Content({ close }: { close: () => void }) {
  const checking = useChecking((state) => state.checking);
  switch (checking.kind) {
    case 'idle':
      return <Question close={close} />;
    case 'running':
      return <Running {...checking} />;
    case 'done':
      return <CheckResult report={checking.report} close={close} />;
    case 'failed':
      return (
        <>
          <DialogBody>
            <NoteBar tone="warn" title={t.check.failed}>
              {t.failure(checking.failure)}
            </NoteBar>
          </DialogBody>
          <DialogFooter>
            <span className={styles.gap} />
            <Button autoFocus onPress={close}>
              {t.app.close}
            </Button>
          </DialogFooter>
        </>
      );
  }
}

function Question({ close }: { close: () => void }) {
  const readOnly = useLibrary((library) => library.readOnly);
  return (
    <>
      <DialogBody>
        <div className={styles.words}>
          <p>{t.check.lead}</p>
          <p>{t.check.repairLead}</p>
        </div>
      </DialogBody>
      <DialogFooter>
        <span className={styles.gap} />
        <Button onPress={close}>{t.app.cancel}</Button>
        <Button onPress={() => void startCheck(false)}>{t.check.look}</Button>
        <Button
          variant="primary"
          autoFocus
          disabledReason={readOnly ? t.check.readOnly : null}
          onPress={() => void startCheck(true)}
        >
          {t.check.repair}
        </Button>
      </DialogFooter>
    </>
  );
}

function Running({ repair, done, total }: { repair: boolean; done: number; total: number }) {
  const title = repair ? t.check.repairing : t.check.checking;
  return (
    <>
      <DialogBody>
        <div className={styles.progress}>
          <p className={styles.title}>{title}</p>
          <ProgressBar value={total === 0 ? 0 : done / total} label={title} />
          <p className={styles.count}>{t.check.progress(done, total)}</p>
        </div>
      </DialogBody>
      <DialogFooter>
        <span className={styles.gap} />
        <Button onPress={stopCheck}>{t.check.stop}</Button>
        <Button variant="primary" autoFocus onPress={closeDialog}>
          {t.check.goesOn}
        </Button>
      </DialogFooter>
    </>
  );
}
