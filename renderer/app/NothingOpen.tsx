import { shortcutOf } from '../state/commands.ts';
import { t } from '../state/t.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './NothingOpen.module.css';

const keys = [
  { id: 'next', words: t.notOpen.next },
  { id: 'previous', words: t.notOpen.previous },
  { id: 'open', words: t.notOpen.open },
] as const;

/** The reader without an article: the keys that lead to one. */
export function NothingOpen() {
  return (
    <div className={styles.empty}>
      <p>{t.notOpen.title}</p>
      <ul className={styles.keys}>
        {keys.map(({ id, words }) => {
          const shortcut = shortcutOf(id);
          return shortcut === null ? null : (
            <li key={id}>
              <Kbd shortcut={shortcut} />
              {words}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
