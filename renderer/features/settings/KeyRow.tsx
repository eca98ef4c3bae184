import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  type Command,
  givenKeysOf,
  isLetterKey,
  type KeyChoices,
  usualKeysOf,
} from '../../../shared/commands.ts';
import {
  addKey,
  holderOf,
  isChanged,
  isReserved,
  removeKey,
  resetKeys,
} from '../../../shared/key-choices.ts';
import { shortcutOfPress } from '../../../shared/keys.ts';
import { changeSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd, shortcutText } from '../../ui/Kbd.tsx';
import { platform } from '../../ui/platform.ts';
import styles from './KeyRow.module.css';

type Props = {
  command: Command;
  choices: KeyChoices;
  /** A new key is being pressed for this command. */
  asking: boolean;
  onAsk: (asking: boolean) => void;
};

/** A command with its keys: each can be removed, one added, and the usual ones come back. */
export function KeyRow({ command, choices, asking, onAsk }: Props) {
  const plus = useRef<HTMLButtonElement>(null);
  const label = t.commands[command.id];
  const words = t.settings.shortcuts;
  const keys = givenKeysOf(command, platform, choices);
  const end = () => {
    onAsk(false);
    requestAnimationFrame(() => plus.current?.focus());
  };
  return (
    <div className={styles.row}>
      <div className={styles.line}>
        <span className={styles.label}>{label}</span>
        {keys.map((key) => (
          <span key={key} className={cx(styles.key, !choices.letterKeys && isLetterKey(key) && styles.off)}>
            <Kbd shortcut={key} />
            <IconButton
              small
              icon="x"
              label={words.remove(shortcutText(key), label)}
              onPress={() => {
                void changeSettings({ keys: removeKey(key, command, platform, choices) });
                plus.current?.focus();
              }}
            />
          </span>
        ))}
        {isChanged(command, choices) ? (
          <IconButton
            small
            icon="rotate-cw"
            label={words.reset(usualKeysOf(command, platform).map(shortcutText), label)}
            onPress={() => {
              void changeSettings({ keys: resetKeys(command, platform, choices) });
              plus.current?.focus();
            }}
          />
        ) : null}
        <IconButton small icon="plus" label={words.add(label)} onPress={() => onAsk(true)} ref={plus} />
      </div>
      {asking ? (
        <Question command={command} choices={choices} onEnd={end} onLeave={() => onAsk(false)} />
      ) : null}
    </div>
  );
}

type QuestionProps = { command: Command; choices: KeyChoices; onEnd: () => void; onLeave: () => void };

/** Waits for the keys, and asks when another command has them. */
function Question({ command, choices, onEnd, onLeave }: QuestionProps) {
  const [pressed, setPressed] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const words = t.settings.shortcuts;
  const holder = pressed === null ? null : holderOf(pressed, command, platform, choices);
  const give = (shortcut: string) => {
    void changeSettings({ keys: addKey(shortcut, command, platform, choices) });
    onEnd();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Leaving the field is leaving the question.
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onEnd();
    const shortcut = shortcutOfPress(event.nativeEvent, platform);
    if (shortcut === null) return;
    if (isReserved(shortcut)) setRefusal(words.reserved(shortcutText(shortcut)));
    else if (!choices.letterKeys && isLetterKey(shortcut)) setRefusal(words.lettersOff);
    else if (holderOf(shortcut, command, platform, choices) === null) give(shortcut);
    else setPressed(shortcut);
  };
  if (pressed !== null && holder !== null) {
    return (
      <div className={styles.question} role="alert">
        <p className={styles.words}>{words.taken(shortcutText(pressed), t.commands[holder.id])}</p>
        <TakeOver onTake={() => give(pressed)}>{words.takeOver}</TakeOver>
        <Button small onPress={onEnd}>
          {t.app.cancel}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.question}>
      <button
        type="button"
        ref={focusAtOnce}
        className={styles.field}
        aria-label={words.press(t.commands[command.id])}
        onKeyDown={onKeyDown}
        onBlur={onLeave}
      >
        {words.pressKeys}
      </button>
      <p className={styles.words} role="alert">
        {refusal}
      </p>
    </div>
  );
}

function TakeOver({ onTake, children }: { onTake: () => void; children: string }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button small variant="primary" ref={button} onPress={onTake}>
      {children}
    </Button>
  );
}

function focusAtOnce(field: HTMLElement | null): void {
  field?.focus();
}
