import type { Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './IconButton.module.css';
import type { IconName } from './icons.ts';
import { ariaShortcut } from './Kbd.tsx';
import { Tooltip } from './Tooltip.tsx';

type Props = {
  icon: IconName;
  /** The button's name, shown in its tooltip. */
  label: string;
  onPress?: () => void;
  /** A shortcut of the command table. */
  shortcut?: string | null;
  /** A toggle's state; a plain button has none. */
  pressed?: boolean;
  /** Whether what it opens is open. */
  expanded?: boolean;
  small?: boolean;
  disabledReason?: string | null;
  /** Inside a toolbar with one tab stop. */
  tabStop?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A button that is only an icon. In a bar with `--icon-hover` and the like it takes the reader's colours. */
export function IconButton(props: Props) {
  const { small = false, disabledReason = null, shortcut = null } = props;
  return (
    <Tooltip text={disabledReason ?? props.label} shortcut={shortcut}>
      <AriaButton
        ref={props.ref}
        aria-label={props.label}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-disabled={disabledReason === null ? undefined : true}
        aria-keyshortcuts={shortcut === null ? undefined : ariaShortcut(shortcut)}
        excludeFromTabOrder={props.tabStop === false}
        className={cx(styles.button, small && styles.small)}
        onPress={() => {
          if (disabledReason === null) props.onPress?.();
        }}
      >
        <Icon
          name={props.icon}
          size={small ? 16 : 18}
          filled={props.icon === 'star' && props.pressed === true}
        />
      </AriaButton>
    </Tooltip>
  );
}
