import { type KeyboardEvent, useId, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { commandById, keysOf } from '../../../shared/commands.ts';
import { matchesShortcut } from '../../../shared/keys.ts';
import { closeDialog, closeDialogThen, useDialog } from '../../state/dialogs.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { optionId } from '../../ui/option-id.ts';
import { platform } from '../../ui/platform.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useArticles } from './articles.ts';
import type { Entry } from './entries.ts';
import styles from './Palette.module.css';
import { Results } from './Results.tsx';
import { choiceNow, type Section, sectionsFor } from './sections.ts';

/** Everything by name: commands that apply now, views, tags, pages of the settings, and articles. */
export function Palette() {
  const isOpen = useDialog(({ dialog }) => dialog.kind === 'palette');
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.palette} aria-label={t.palette.title} data-modal="">
          <Content />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Content() {
  const [choice] = useState(choiceNow);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useId();
  const sections = sectionsFor(typed, choice, useArticles(typed));
  const entries = sections.flatMap(({ rows }) => rows.map(({ entry }) => entry));
  const at = Math.min(active, entries.length - 1);
  const type = (text: string) => {
    setTyped(text);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const next = stepped(event.key, at, entries.length);
    const chosen = entries[at];
    if (next !== null) setActive(next);
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen);
    else if (isPaletteKey(event)) closeDialog();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.ask}>
        <Icon name="search" size={18} className={styles.icon} />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t.palette.field}
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? optionId(list, at) : undefined}
          placeholder={t.palette.placeholder}
          value={typed}
          ref={focusAtOnce}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span aria-hidden="true">
          <Kbd shortcut="Escape" />
        </span>
      </div>
      <Results id={list} sections={sections} typed={typed} active={at} onPoint={setActive} onChoose={run} />
      <Count sections={sections} typed={typed} />
      <Footer />
    </>
  );
}

/** A dialog begins in its first field. */
function focusAtOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

function Count({ sections, typed }: { sections: Section[]; typed: string }) {
  const count = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div role="status">
      <VisuallyHidden>
        {typed === '' ? '' : count === 0 ? t.palette.nothing(typed) : t.palette.count(count)}
      </VisuallyHidden>
    </div>
  );
}

function Footer() {
  return (
    <footer className={styles.footer} aria-hidden="true">
      <span>
        <Kbd shortcut="ArrowUp" /> <Kbd shortcut="ArrowDown" /> {t.palette.choose}
      </span>
      <span>
        <Kbd shortcut="Enter" /> {t.palette.run}
      </span>
      <span className={styles.end}>
        <Kbd shortcut=">" /> {t.palette.onlyCommands}
      </span>
    </footer>
  );
}

/** The row a key leads to, around the ends; null for other keys. */
function stepped(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + leap, count - 1);
    case 'PageUp':
      return Math.max(at - leap, 0);
    default:
      return null;
  }
}

const leap = 8;

/** The key that opened the palette closes it. */
function isPaletteKey({ nativeEvent }: KeyboardEvent): boolean {
  const palette = commandById('palette');
  const choices = useSettings.getState();
  return (
    palette !== null &&
    keysOf(palette, platform, choices).some((key) => matchesShortcut(key, nativeEvent, platform))
  );
}

const recentKept = 6;

function run(entry: Entry): void {
  closeDialogThen(entry.run);
  if (entry.kind !== 'command') return;
  const { recentCommands } = useSettings.getState();
  const recent = [entry.id, ...recentCommands.filter((id) => id !== entry.id)].slice(0, recentKept);
  void changeSettings({ recentCommands: recent });
}
