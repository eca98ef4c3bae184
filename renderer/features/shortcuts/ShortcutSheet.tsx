import { useState } from 'react';
import { commandGroups, commandTable, groupOf, keysOf } from '../../../shared/commands.ts';
import { useCommands } from '../../state/commands.ts';
import { closeDialog, closeDialogThen, openDialog, useDialog } from '../../state/dialogs.ts';
import { useSettings } from '../../state/settings.ts';
import { openSettings } from '../../state/settings-view.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import { Kbd, shortcutText } from '../../ui/Kbd.tsx';
import { platform } from '../../ui/platform.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { fuzzy } from '../palette/fuzzy.ts';
import { fixedKeys } from './fixed-keys.ts';
import styles from './ShortcutSheet.module.css';

/** All keys there are, by group: what `?` shows. */
export function ShortcutSheet() {
  const isOpen = useDialog(({ dialog }) => dialog.kind === 'shortcuts');
  useCommands({ shortcuts: () => openDialog({ kind: 'shortcuts' }) });
  return (
    <Dialog isOpen={isOpen} onClose={closeDialog} width={760}>
      <Sheet />
    </Dialog>
  );
}

type Line = { id: string; label: string; keys: readonly string[] };

function useLines(): { title: string; lines: Line[] }[] {
  const choices = useSettings();
  const ofTable = commandGroups.map((group) => ({
    title: t.groups[group],
    lines: commandTable
      .filter((command) => groupOf(command) === group)
      .map((command) => ({
        id: command.id,
        label: t.commands[command.id],
        keys: keysOf(command, platform, choices),
      })),
  }));
  const fixed = {
    title: t.shortcuts.always,
    lines: fixedKeys.map(({ id, keys }) => ({ id, label: t.shortcuts.fixed[id], keys })),
  };
  return [...ofTable, fixed];
}

function Sheet() {
  const [text, setText] = useState('');
  const letters = useSettings(({ letterKeys }) => letterKeys);
  const groups = useLines()
    .map(({ title, lines }) => ({ title, lines: lines.filter((line) => isWanted(line, text)) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <>
      <DialogHeader title={t.shortcuts.title} closeLabel={t.app.close} onClose={closeDialog} />
      <div className={styles.search}>
        <SearchField
          label={t.shortcuts.search}
          placeholder={t.shortcuts.search}
          clearLabel={t.shortcuts.clear}
          value={text}
          onChange={setText}
          onClear={() => setText('')}
          inputRef={focusAtOnce}
        />
      </div>
      <div className={styles.groups} ref={scrollByKey}>
        {groups.length === 0 ? <p className={styles.nothing}>{t.shortcuts.nothing(text)}</p> : null}
        {groups.map(({ title, lines }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.heading}>{title}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.id} className={styles.line}>
                  <dt>{line.label}</dt>
                  <dd className={styles.keys}>
                    <Keys keys={line.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <DialogFooter>
        <p className={styles.note}>{letters ? null : t.shortcuts.lettersOff}</p>
        <Button onPress={() => closeDialogThen(() => openSettings('shortcuts'))}>{t.shortcuts.change}</Button>
      </DialogFooter>
    </>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return keys.map((key, index) => (
    <span key={key} className={styles.key}>
      {index > 0 ? <span className={styles.or}>{t.shortcuts.or}</span> : null}
      <Kbd shortcut={key} />
    </span>
  ));
}

/** Commands without a key are shown when somebody looks for them. */
function isWanted({ label, keys }: Line, text: string): boolean {
  const query = text.trim();
  if (query === '') return keys.length > 0;
  const typed = query.toLowerCase().replaceAll(' ', '');
  return (
    fuzzy(label, query) !== null || keys.some((key) => shortcutText(key).toLowerCase().startsWith(typed))
  );
}

/** A dialog begins in its first field. */
function focusAtOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

/** Nothing in it takes the focus: it does itself, so that keys can scroll it. */
function scrollByKey(box: HTMLElement | null): void {
  if (box !== null) box.tabIndex = 0;
}
