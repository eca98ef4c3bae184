import { useEffect } from 'react';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { optionId } from '../../ui/option-id.ts';
import styles from './Completion.module.css';
import type { Suggestion } from './suggest.ts';
import type { Suggestions } from './useSuggestions.ts';

type Props = {
  id: string;
  groups: Suggestions['groups'];
  /** The chosen row, counted through all groups; -1 while none is. */
  active: number;
  onPoint: (index: number) => void;
  onChoose: (suggestion: Suggestion) => void;
};

/** Under the search field: what can be put where the caret stands. The focus stays in the field. */
export function Completion({ id, groups, active, onPoint, onChoose }: Props) {
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  let before = 0;
  return (
    <div
      className={styles.popover}
      role="listbox"
      id={id}
      aria-label={t.completion.label}
      tabIndex={-1}
      // The focus stays in the field.
      onPointerDown={(event) => event.preventDefault()}
    >
      {groups.map(({ title, rows }, number) => {
        const first = before;
        before += rows.length;
        const heading = `${id}-group-${number}`;
        const options = rows.map((row, index) => (
          <Option
            key={row.term}
            id={optionId(id, first + index)}
            row={row}
            chosen={first + index === active}
            onPoint={() => onPoint(first + index)}
            onChoose={() => onChoose(row)}
          />
        ));
        if (title === null) return options;
        return (
          <fieldset key={title} className={styles.group} aria-labelledby={heading}>
            <div id={heading} role="presentation" className={styles.heading}>
              {title}
            </div>
            {options}
          </fieldset>
        );
      })}
    </div>
  );
}

type OptionProps = {
  id: string;
  row: Suggestion;
  chosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ id, row: { kind, term, hint, count }, chosen, onPoint, onChoose }: OptionProps) {
  const name = [term, hint, count === null ? null : t.completion.articles(count)];
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-label={name.filter((part) => part !== null).join(', ')}
      className={styles.option}
      onPointerMove={chosen ? undefined : onPoint}
      onClick={onChoose}
    >
      {kind === 'recent' ? <Icon name="history" size={14} className={styles.icon} /> : null}
      <span className={styles.words}>
        <span className={styles.term}>{term}</span>
        {hint === null ? null : <span className={styles.hint}>{hint}</span>}
      </span>
      {count === null ? null : <span className={styles.count}>{t.format.number(count)}</span>}
    </button>
  );
}
