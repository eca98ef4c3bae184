import { useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import { closeDialog, closeDialogThen, useDialog } from '../../state/dialogs.ts';
import type { OutsideChanges } from '../../state/outside.ts';
import { openArticle } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import styles from './OutsideDialog.module.css';

/** Which articles another program has written, and how: each leads to its article. */
export function OutsideDialog() {
  const dialog = useDialog((state) => state.dialog);
  const [shown, setShown] = useState<OutsideChanges | null>(null);
  // It keeps its words while it goes.
  if (dialog.kind === 'outside' && shown !== dialog.changes) setShown(dialog.changes);
  return (
    <Dialog isOpen={dialog.kind === 'outside'} onClose={closeDialog} width={520}>
      {shown === null ? null : <Content {...shown} />}
    </Dialog>
  );
}

function Content({ articles, total }: OutsideChanges) {
  const open = (id: ArticleId) => closeDialogThen(() => openArticle(id, { focus: true }));
  return (
    <>
      <DialogHeader title={t.outside.title} closeLabel={t.app.close} onClose={closeDialog} />
      <DialogBody>
        <p className={styles.lead}>{t.outside.lead}</p>
        <ul className={styles.list} aria-label={t.outside.list}>
          {articles.map(({ id, title, kind }) => (
            <li key={`${id} ${kind}`}>
              <button type="button" className={styles.article} onClick={() => open(id)}>
                <bdi className={styles.title}>{title || t.list.untitled}</bdi>
                <span className={styles.kind}>{t.outside.kinds[kind]}</span>
              </button>
            </li>
          ))}
        </ul>
        {total > articles.length ? (
          <p className={styles.more}>{t.outside.more(total - articles.length)}</p>
        ) : null}
      </DialogBody>
      <DialogFooter>
        <span className={styles.gap} />
        <Button variant="primary" autoFocus onPress={closeDialog}>
          {t.app.close}
        </Button>
      </DialogFooter>
    </>
  );
}
