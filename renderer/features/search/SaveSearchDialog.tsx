import { type FormEvent, useEffect, useRef, useState } from 'react';
import { closeDialog, type DialogState, useDialog } from '../../state/dialogs.ts';
import { keepSearch } from '../../state/saved-searches.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './SaveSearchDialog.module.css';

type Saving = Extract<DialogState, { kind: 'save-search' }>;

/** Gives a search a name, or another one. */
export function SaveSearchDialog() {
  const dialog = useDialog((state) => state.dialog);
  const open = dialog.kind === 'save-search';
  return (
    <Dialog isOpen={open} onClose={closeDialog} width={440}>
      {open ? <Form {...dialog} /> : null}
    </Dialog>
  );
}

function Form({ search, changes }: Saving) {
  const [name, setName] = useState(search.name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const renames = search.id !== null;
  const unnamed = name.trim() === '' ? t.searches.needsName : null;
  const keep = (id: string | null): void => {
    if (unnamed !== null) return;
    closeDialog();
    void keepSearch({ ...search, id, name });
  };
  // Another name is another search: what was saved before stays.
  const replaces = changes !== null && name.trim() === changes.name ? changes : null;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    keep(replaces?.id ?? search.id);
  };
  return (
    <form onSubmit={onSubmit}>
      <DialogHeader
        title={renames ? t.searches.renameTitle : t.searches.saveTitle}
        closeLabel={t.app.close}
        onClose={closeDialog}
      />
      <DialogBody>
        <TextField
          label={t.searches.name}
          value={name}
          onChange={setName}
          inputRef={field}
          autoFocus
          hint={<span className={styles.query}>{search.query}</span>}
        />
      </DialogBody>
      <DialogFooter>
        <span className={styles.acts}>
          <Button onPress={closeDialog}>{t.app.cancel}</Button>
          {replaces === null ? null : (
            <Button disabledReason={unnamed} onPress={() => keep(null)}>
              {t.searches.saveAsNew}
            </Button>
          )}
          <Button variant="primary" type="submit" disabledReason={unnamed}>
            {replaces !== null ? t.searches.saveChanges : renames ? t.searches.rename : t.searches.save}
          </Button>
        </span>
      </DialogFooter>
    </form>
  );
}
