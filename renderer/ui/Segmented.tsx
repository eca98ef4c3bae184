import { Radio, RadioGroup } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Segmented.module.css';

type Props<Value extends string> = {
  /** The choice's name, only heard. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  /** As wide as there is room, its parts all the same. */
  wide?: boolean;
};

/** One of a few short words, side by side. */
export function Segmented<Value extends string>({ label, value, onChange, options, wide }: Props<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      className={cx(styles.segments, wide && styles.wide)}
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={styles.segment}>
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
