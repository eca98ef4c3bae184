import { cx } from './cx.ts';
import styles from './Icon.module.css';
import { type IconName, icons } from './icons.ts';

type Props = {
  name: IconName;
  /** px: 16 in rows and menus, 18 in bars, 12 to 14 in meta lines. */
  size?: 12 | 13 | 14 | 16 | 18;
  /** Only the star is ever filled. */
  filled?: boolean;
  className?: string | undefined;
};

/** A lucide icon, for the eye only: what it stands beside carries the name. */
export function Icon({ name, size = 16, filled = false, className }: Props) {
  const Glyph = icons[name];
  return (
    <Glyph
      size={size}
      strokeWidth={1.75}
      className={cx(styles.icon, filled && styles.filled, className)}
      aria-hidden="true"
    />
  );
}
