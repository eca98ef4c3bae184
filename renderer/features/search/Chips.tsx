import { type KeyboardEvent, useRef } from 'react';
import { withoutRange } from '../../../shared/query/index.ts';
import { useList } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { type, useView } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Chips.module.css';
import { type ShownTerm, termsShown } from './terms-shown.ts';

/** Under the search field: what the search means, term by term. The cross of a term takes it out of the field. */
export function Chips() {
  const list = useRef<HTMLUListElement>(null);
  const text = useView((view) => view.text);
  // Ranked with Enter, a last word is a whole one.
  const finished = useList(
    ({ source }) => source.kind === 'search' && !source.typing && source.query === text.trim(),
  );
  const terms = termsShown(text, !finished);
  if (terms.length === 0) return null;

  const remove = (index: number, { range }: ShownTerm): void => {
    const pane = list.current?.closest<HTMLElement>('[data-pane]');
    type(withoutRange(text, range));
    // To the term that has come in its place, the last one, or the field.
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll('button') ?? [];
      const next = left[Math.min(index, left.length - 1)];
      (next ?? pane?.querySelector<HTMLElement>('[role="combobox"]'))?.focus();
    });
  };
  return (
    <div className={styles.place}>
      <ul ref={list} className={styles.chips} aria-label={t.chips.label}>
        {terms.map((term, index) => {
          const { kind, value } = t.query.term(term.description);
          return (
            <li key={term.range.start} className={styles.chip}>
              <span className={styles.kind}>{kind}</span>
              <span className={styles.value} title={value}>
                {value}
              </span>
              <button
                type="button"
                className={styles.remove}
                aria-label={t.chips.remove(kind, value)}
                onClick={() => remove(index, term)}
                onKeyDown={(event: KeyboardEvent) => {
                  if (event.key !== 'Delete' && event.key !== 'Backspace') return;
                  event.preventDefault();
                  remove(index, term);
                }}
              >
                <Icon name="x" size={12} />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
