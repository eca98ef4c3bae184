import styles from './Ring.module.css';

type Props = {
  /** 0 to 1: the part of the circle that is drawn. */
  value: number;
  /** What it says to those who do not see it: "31% read". */
  label: string;
};

/** A small ring with an arc: how much is read, or saved. */
export function Ring({ value, label }: Props) {
  return (
    <svg className={styles.ring} viewBox="0 0 14 14" role="img" aria-label={label}>
      <circle className={styles.track} cx="7" cy="7" r="5.4" />
      <circle
        className={styles.arc}
        cx="7"
        cy="7"
        r="5.4"
        pathLength="100"
        strokeDasharray={`${Math.round(value * 100)} 100`}
      />
    </svg>
  );
}
