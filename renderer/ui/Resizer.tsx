import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './Resizer.module.css';

type Props = {
  label: string;
  /** px */
  value: number;
  min: number;
  max: number;
  /** The width it goes back to. */
  standard: number;
  /** While it moves. */
  onChange: (value: number) => void;
  /** When it was let go: to be remembered. */
  onCommit: (value: number) => void;
  /** Dragged 60 px below the minimum: the pane is shut. */
  onShut?: () => void;
};

const keyStep = 16;
const shutBelow = 60;

/** The edge between two panes: dragged, or moved with the arrow keys; a double click or Enter resets it. It lies at the
 * end of the pane that it sizes. */
export function Resizer({ label, value, min, max, standard, onChange, onCommit, onShut }: Props) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  const within = (width: number) => Math.round(Math.min(max, Math.max(min, width)));

  const onPointerDown = (event: PointerEvent<HTMLHRElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: value };
  };
  const onPointerMove = (event: PointerEvent<HTMLHRElement>): void => {
    if (drag.current === null) return;
    const width = drag.current.width + event.clientX - drag.current.x;
    if (onShut && width < min - shutBelow) {
      drag.current = null;
      onShut();
    } else onChange(within(width));
  };
  const onPointerUp = (): void => {
    if (drag.current === null) return;
    drag.current = null;
    onCommit(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const width =
      event.key === 'ArrowLeft'
        ? value - keyStep
        : event.key === 'ArrowRight'
          ? value + keyStep
          : event.key === 'Enter'
            ? standard
            : null;
    if (width === null) return;
    event.preventDefault();
    onCommit(within(width));
  };

  return (
    <hr
      className={styles.resizer}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onCommit(standard)}
    />
  );
}
