import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { shortcutText } from './Kbd.tsx';
import styles from './Tooltip.module.css';

type Props = {
  text: string;
  /** A shortcut of the command table, shown after the text. */
  shortcut?: string | null | undefined;
  /** One react-aria button. */
  children: ReactNode;
};

/** Name and key of a control, after 600 ms under the pointer or at once on keyboard focus. */
export function Tooltip({ text, shortcut, children }: Props) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip} offset={6}>
        {text}
        {shortcut ? <span className={styles.keys}>{shortcutText(shortcut)}</span> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
