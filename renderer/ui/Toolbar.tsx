import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';

type Props = { label: string; className?: string | undefined; children: ReactNode };

/** Buttons in a row that are one tab stop: the arrows go from one to the next. */
export function Toolbar({ label, className, children }: Props) {
  return (
    <AriaToolbar aria-label={label} className={className}>
      {children}
    </AriaToolbar>
  );
}
