import type { KeyboardEvent, ReactNode, Ref } from 'react';

type Props = {
  label: string;
  className?: string | undefined;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
};

/** Buttons in a row that are one tab stop: the arrows go from one to the next. A button that is clicked, or that the focus
 * comes back to, keeps it. */
export function Toolbar({ label, className, ref, children }: Props) {
  return (
    <div ref={ref} role="toolbar" aria-label={label} className={className} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
  const bar = event.currentTarget;
  // What a button opens is a child to React, but not in the page.
  if (event.defaultPrevented || !(event.target instanceof Element) || !bar.contains(event.target)) return;
  const stops = [...bar.querySelectorAll<HTMLElement>('button, [tabindex="0"]')].filter(
    (stop) => stop.offsetParent !== null,
  );
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  if (event.key === 'Tab') {
    // From the outermost one the key leads out of the bar.
    stops.at(event.shiftKey ? 0 : -1)?.focus();
    return;
  }
  const forwards = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backwards = forwards === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  const to =
    event.key === forwards
      ? stops[at + 1]
      : event.key === backwards
        ? stops[at - 1]
        : event.key === 'Home'
          ? stops[0]
          : event.key === 'End'
            ? stops.at(-1)
            : undefined;
  if (to === undefined || at < 0) return;
  event.preventDefault();
  to.focus();
}
