import type { InputHTMLAttributes, KeyboardEvent, Ref } from 'react';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { Kbd } from './Kbd.tsx';
import { Ring } from './Ring.tsx';
import styles from './SearchField.module.css';

type Props = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** The cross, and Escape in a field with text. */
  onClear: () => void;
  clearLabel: string;
  /** A ring in the field after 200 ms, with this name. Null: nothing is being looked for. */
  busyLabel?: string | null;
  /** Shown while the field is empty: the key that leads here. */
  shortcut?: string | null;
  /** Beside the text: "1 of 2". */
  note?: string | null;
  inputRef?: Ref<HTMLInputElement>;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** What else the field answers to and tells, as a combobox does. */
  input?: InputHTMLAttributes<HTMLInputElement>;
};

/** A field to look for something: the library's on top of the list, the article's in the find bar. */
export function SearchField(props: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    props.onKeyDown?.(event);
    if (event.key !== 'Escape' || event.defaultPrevented || props.value === '') return;
    event.preventDefault();
    props.onClear();
  };
  return (
    <search className={styles.field}>
      <Icon name="search" className={styles.icon} />
      <input
        {...props.input}
        ref={props.inputRef}
        type="search"
        className={styles.input}
        aria-label={props.label}
        placeholder={props.placeholder}
        value={props.value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {props.note ? <span className={styles.note}>{props.note}</span> : null}
      {props.busyLabel ? (
        <span className={styles.busy}>
          <Ring value={0.28} label={props.busyLabel} />
        </span>
      ) : null}
      {props.value === '' ? (
        props.shortcut ? (
          <span aria-hidden="true">
            <Kbd shortcut={props.shortcut} />
          </span>
        ) : null
      ) : (
        <IconButton small icon="x" label={props.clearLabel} onPress={props.onClear} />
      )}
    </search>
  );
}
