import { focusedPane } from '../state/targets.ts';

/** Moves the focus into a pane: to what the pane marks with `data-pane-focus`, else to its first control, else to the
 * pane. False when the pane is not there. */
export function focusPane(name: string): boolean {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]:not([inert], [inert] *)`);
  if (pane === null) return false;
  const inside =
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    pane.querySelector<HTMLElement>('button, a[href], input, [tabindex="0"], iframe');
  (inside ?? pane).focus();
  return true;
}

/** Moves the focus to the next pane, or the one before, around the window. */
export function cyclePanes(backwards: boolean): void {
  const names = [...document.querySelectorAll('[data-pane]:not([inert], [inert] *)')].flatMap(
    (pane) => pane.getAttribute('data-pane') ?? [],
  );
  const from = names.indexOf(focusedPane() ?? '');
  const step = backwards ? -1 : 1;
  const to = from < 0 ? (backwards ? names.length - 1 : 0) : (from + step + names.length) % names.length;
  const name = names[to];
  if (name !== undefined) focusPane(name);
}
