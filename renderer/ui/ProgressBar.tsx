import styles from './ProgressBar.module.css';

type Props = {
  /** 0 to 1. */
  value: number;
  label: string;
};

/** A bar three pixels high. It has a name and is not live: what it stands for is announced once, at its end. */
export function ProgressBar({ value, label }: Props) {
  const percent = Math.round(value * 100);
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={styles.fill} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
