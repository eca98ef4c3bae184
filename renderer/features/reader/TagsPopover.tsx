import type { RefObject } from 'react';
import type { ArticleRecord, RecordChange } from '../../../shared/model/record.ts';
import { changeArticles } from '../../state/changes.ts';
import { t } from '../../state/t.ts';
import { Popover } from '../../ui/Popover.tsx';
import { TagField } from '../tagging/TagField.tsx';
import styles from './TagsPopover.module.css';

type Props = {
  record: ArticleRecord;
  isOpen: boolean;
  onClose: () => void;
  triggerRef: RefObject<Element | null>;
};

/** The article's tags: to take away, and to add to. Each takes effect at once. */
export function TagsPopover({ record, ...popover }: Props) {
  const change = (what: RecordChange) => void changeArticles([record.id], what, null);
  return (
    <Popover label={t.reader.tags} {...popover}>
      <div className={styles.tags}>
        <TagField
          autoFocus
          tags={record.tags}
          onAdd={(tag) => change({ addTags: [tag] })}
          onRemove={(tag) => change({ removeTags: [tag] })}
        />
      </div>
    </Popover>
  );
}
