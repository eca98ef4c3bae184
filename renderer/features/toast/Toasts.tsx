import { useEffect, useRef } from 'react';
import { shortcutOf } from '../../state/commands.ts';
import { t } from '../../state/t.ts';
import { dismissToast, useToasts } from '../../state/toasts.ts';
import { ariaShortcut } from '../../ui/Kbd.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './Toasts.module.css';

/** How long a toast stays, and how soon it is looked at again while somebody is on it. Milliseconds. */
const stays = 8000;
const again = 1000;

/** The one line that tells what happened, with its Undo; at the bottom of the pane it is put in. */
export function Toasts() {
  const toast = useToasts((state) => state.toast);
  const box = useRef<HTMLDivElement>(null);
  const serial = toast?.serial ?? null;

  useEffect(() => {
    if (serial === null) return;
    const leave = () => {
      if (box.current?.matches(':hover, :focus-within')) timer = setTimeout(leave, again);
      else dismissToast(serial);
    };
    let timer = setTimeout(leave, stays);
    return () => clearTimeout(timer);
  }, [serial]);

  const undo = shortcutOf('undo');
  return (
    <div className={styles.place} role="status">
      {toast === null ? null : (
        <div ref={box} key={toast.serial} className={styles.toast}>
          <span>{toast.text}</span>
          {toast.action === null ? null : (
            <LinkButton
              onToast
              {...(toast.action.label === t.app.undo && undo !== null
                ? { shortcut: ariaShortcut(undo) }
                : {})}
              onPress={() => {
                dismissToast(toast.serial);
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  );
}
