import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { ariaShortcut } from './Kbd.tsx';
import { Tooltip } from './Tooltip.tsx';

type Props = {
  /** Names the act: "Save 2 articles". */
  children: ReactNode;
  /** What it acts on, when the words alone do not say it. Begins with them. */
  label?: string;
  onPress?: () => void;
  variant?: 'primary' | 'plain' | 'quiet';
  /** Only where something is lost for good. */
  danger?: boolean;
  small?: boolean;
  icon?: IconName;
  /** A shortcut of the command table. */
  shortcut?: string | null;
  /** Why the button does nothing now. It stays focusable and says it in its tooltip. */
  disabledReason?: string | null;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A button with words. */
export function Button(props: Props) {
  const { variant = 'plain', danger = false, small = false, disabledReason = null, shortcut = null } = props;
  const button = (
    <AriaButton
      ref={props.ref}
      type={props.type ?? 'button'}
      autoFocus={props.autoFocus ?? false}
      aria-label={props.label}
      aria-disabled={disabledReason === null ? undefined : true}
      aria-keyshortcuts={shortcut === null ? undefined : ariaShortcut(shortcut)}
      className={cx(styles.button, styles[variant], danger && styles.danger, small && styles.small)}
      onPress={() => {
        if (disabledReason === null) props.onPress?.();
      }}
    >
      {props.icon ? <Icon name={props.icon} size={small ? 14 : 16} /> : null}
      {props.children}
    </AriaButton>
  );
  return disabledReason === null ? button : <Tooltip text={disabledReason}>{button}</Tooltip>;
}
