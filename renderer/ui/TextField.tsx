import type { ReactNode, Ref } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  Input,
  Label,
  Text,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import styles from './TextField.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

type Shared = {
  label: string;
  /** False: the label is only heard, because a heading or an icon says it already. */
  labelShown?: boolean;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Below the field: what to type, or what is wrong with it. */
  hint?: ReactNode;
  autoFocus?: boolean;
};

type FieldProps = Shared & {
  type?: 'text' | 'url';
  icon?: IconName;
  /** Before the text, inside the field: tags already given. */
  start?: ReactNode;
  /** After the text, inside the field. */
  end?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  /** Return true to keep the key from the form. */
  onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
};

/** One line of text with a name. */
export function TextField(props: FieldProps) {
  return (
    <AriaTextField
      className={styles.group}
      type={props.type ?? 'text'}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.autoFocus ?? false}
    >
      <FieldLabel text={props.label} shown={props.labelShown ?? true} />
      <div className={styles.field}>
        {props.icon ? <Icon name={props.icon} className={styles.icon} /> : null}
        {props.start}
        <Input
          ref={props.inputRef}
          className={styles.input}
          placeholder={props.placeholder}
          spellCheck={false}
          onKeyDown={props.onKeyDown}
        />
        {props.end}
      </div>
      <Hint>{props.hint}</Hint>
    </AriaTextField>
  );
}

type AreaProps = Shared & {
  /** Lines shown before it scrolls. */
  rows: number;
  /** As code is written: Markdown, HTML. */
  mono?: boolean;
  areaRef?: Ref<HTMLTextAreaElement>;
  onKeyDown?: (event: React.KeyboardEvent<HTMLTextAreaElement>) => void;
};

/** Many lines of text with a name. */
export function TextArea(props: AreaProps) {
  return (
    <AriaTextField
      className={styles.group}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.autoFocus ?? false}
    >
      <FieldLabel text={props.label} shown={props.labelShown ?? true} />
      <AriaTextArea
        ref={props.areaRef}
        className={cx(styles.area, props.mono && styles.mono)}
        rows={props.rows}
        placeholder={props.placeholder}
        spellCheck={false}
        onKeyDown={props.onKeyDown}
      />
      <Hint>{props.hint}</Hint>
    </AriaTextField>
  );
}

function FieldLabel({ text, shown }: { text: string; shown: boolean }) {
  return <Label className={styles.label}>{shown ? text : <VisuallyHidden>{text}</VisuallyHidden>}</Label>;
}

function Hint({ children }: { children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <Text slot="description" className={styles.hint}>
      {children}
    </Text>
  );
}
