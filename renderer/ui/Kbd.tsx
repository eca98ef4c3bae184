import { shortcutParts } from '../../shared/keys.ts';
import styles from './Kbd.module.css';
import { platform } from './platform.ts';

/** The key caps of a shortcut of the command table (`Mod+Shift+E`). */
export function Kbd({ shortcut }: { shortcut: string }) {
  return (
    <span className={styles.keys}>
      {shortcutParts(shortcut, platform).map((part) => (
        <kbd key={part} className={styles.key}>
          {part}
        </kbd>
      ))}
    </span>
  );
}

/** A shortcut as words, for menus and tooltips: `Ctrl+Shift+E`, on a Mac `⇧⌘E`. */
export function shortcutText(shortcut: string): string {
  return shortcutParts(shortcut, platform).join(platform === 'darwin' ? '' : '+');
}

/** A shortcut as `aria-keyshortcuts` writes it. */
export function ariaShortcut(shortcut: string): string {
  return shortcut.replace('Mod', platform === 'darwin' ? 'Meta' : 'Control');
}
