import type { KeyboardEvent, Ref } from 'react';
import { t } from '../../state/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './FindBar.module.css';
import type { Hits } from './hits.ts';

type Props = {
  text: string;
  hits: Hits;
  onType: (text: string) => void;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
  inputRef: Ref<HTMLInputElement>;
};

/** Find in article: under the reader's bar, with the number of the passage that is shown. */
export function FindBar({ text, hits, onType, onStep, onClose, inputRef }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  return (
    <div className={styles.find}>
      <div className={styles.field}>
        <SearchField
          label={t.reader.find}
          placeholder={t.reader.find}
          value={text}
          onChange={onType}
          onClear={() => onType('')}
          clearLabel={t.reader.findClear}
          note={text.trim() === '' ? null : t.reader.findCount(hits.at + 1, hits.ranges.length, hits.more)}
          inputRef={inputRef}
          onKeyDown={onKeyDown}
        />
      </div>
      <IconButton small icon="chevron-up" label={t.reader.findPrevious} onPress={() => onStep(-1)} />
      <IconButton small icon="chevron-down" label={t.reader.findNext} onPress={() => onStep(1)} />
      <span className={styles.close}>
        <IconButton small icon="x" label={t.reader.findClose} onPress={onClose} />
      </span>
    </div>
  );
}
