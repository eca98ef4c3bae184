import { useEffect } from 'react';
import type { MarkedText } from '../../../shared/model/view.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { optionId } from '../../ui/option-id.ts';
import { markedParts } from '../search/marked-parts.ts';
import type { Entry, Shown } from './entries.ts';
import styles from './Results.module.css';
import type { Section } from './sections.ts';

type Props = {
  id: string;
  sections: readonly Section[];
  typed: string;
  /** The chosen row, counted through all sections. */
  active: number;
  onPoint: (index: number) => void;
  onChoose: (entry: Entry) => void;
};

/** The rows under the field: its options, in groups. The focus stays in the field. */
export function Results({ id, sections, typed, active, onPoint, onChoose }: Props) {
  useEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  if (sections.length === 0) return <p className={styles.nothing}>{t.palette.nothing(typed)}</p>;
  let before = 0;
  return (
    <div className={styles.list} role="listbox" id={id} aria-label={t.palette.list}>
      {sections.map(({ title, rows }, number) => {
        const first = before;
        before += rows.length;
        const heading = `${id}-group-${number}`;
        return (
          <fieldset key={title} aria-labelledby={heading}>
            <div id={heading} role="presentation" className={styles.heading}>
              {title}
            </div>
            {rows.map((row, index) => (
              <Option
                key={row.entry.id}
                id={optionId(id, first + index)}
                row={row}
                chosen={first + index === active}
                onPoint={() => onPoint(first + index)}
                onChoose={() => onChoose(row.entry)}
              />
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

type OptionProps = {
  id: string;
  row: Shown;
  chosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ id, row: { entry, label }, chosen, onPoint, onChoose }: OptionProps) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={styles.option}
      onPointerMove={chosen ? undefined : onPoint}
      // The focus stays in the field.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.icon}>{entry.icon === null ? null : <Icon name={entry.icon} />}</span>
      <span className={styles.label}>
        <bdi>
          <Label {...label} />
        </bdi>
      </span>
      {entry.sub === null ? null : <span className={styles.sub}>{entry.sub}</span>}
      {entry.shortcut === null ? null : (
        <span className={styles.keys}>
          <Kbd shortcut={entry.shortcut} />
        </span>
      )}
    </button>
  );
}

function Label(label: MarkedText) {
  return (
    <>{markedParts(label).map(({ text, start, found }) => (found ? <b key={start}>{text}</b> : text))}</>
  );
}
