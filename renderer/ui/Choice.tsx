import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, RadioGroup as AriaRadioGroup, Label, Radio } from 'react-aria-components';
import styles from './Choice.module.css';
import { Icon } from './Icon.tsx';

type CheckboxProps = {
  checked: boolean;
  /** On for some of what it stands for, and off for others. */
  mixed?: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  hint?: ReactNode;
};

/** Something that is on or off, with its words. */
export function Checkbox({ checked, mixed = false, onChange, children, hint }: CheckboxProps) {
  return (
    <AriaCheckbox className={styles.choice} isSelected={checked} isIndeterminate={mixed} onChange={onChange}>
      <span className={styles.box}>
        <Icon name={mixed ? 'minus' : 'check'} size={12} className={styles.tick} />
      </span>
      <Words hint={hint}>{children}</Words>
    </AriaCheckbox>
  );
}

type RadioGroupProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** `count` stands at the end of the line. */
  options: readonly { value: Value; label: string; hint?: string; count?: string }[];
};

/** One of a few. */
export function RadioGroup<Value extends string>({
  label,
  value,
  onChange,
  options,
}: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      <Label className={styles.label}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={styles.choice}>
          <span className={styles.dot} />
          <Words hint={option.hint}>{option.label}</Words>
          {option.count === undefined ? null : <span className={styles.count}>{option.count}</span>}
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}

function Words({ children, hint }: { children: ReactNode; hint: ReactNode }) {
  return (
    <span className={styles.words}>
      <span>{children}</span>
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </span>
  );
}
