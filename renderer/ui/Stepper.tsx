import type { ReactNode } from 'react';
import { Button, Group } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { Labelled } from './Labelled.tsx';
import styles from './Stepper.module.css';

type Props = {
  /** What is made more or less. */
  label: string;
  /** The present value, as it is shown. */
  value: string;
  less: string;
  more: string;
  /** Null where it ends. */
  onLess: (() => void) | null;
  onMore: (() => void) | null;
  /** Letters of two sizes in place of minus and plus. */
  letters?: boolean;
};

/** A value that goes up and down by steps: its name at the start, minus, value and plus at the end. */
export function Stepper({ label, value, less, more, onLess, onMore, letters = false }: Props) {
  return (
    <Labelled label={label}>
      <Group aria-label={label} className={styles.steps}>
        <Step label={less} onStep={onLess}>
          {letters ? <span className={styles.small}>A</span> : <Icon name="minus" size={14} />}
        </Step>
        <output className={styles.value}>{value}</output>
        <Step label={more} onStep={onMore}>
          {letters ? <span className={styles.big}>A</span> : <Icon name="plus" size={14} />}
        </Step>
      </Group>
    </Labelled>
  );
}

type StepProps = { label: string; onStep: (() => void) | null; children: ReactNode };

/** At its end the button stays where it is, with the focus. */
function Step({ label, onStep, children }: StepProps) {
  return (
    <Button
      className={styles.step}
      aria-label={label}
      aria-disabled={onStep === null ? true : undefined}
      onPress={() => onStep?.()}
    >
      {children}
    </Button>
  );
}
