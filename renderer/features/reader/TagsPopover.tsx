import type { RefObject } from 'react';
import type { ArticleRecord } from '../../../shared/model/record.ts';
import { t } from '../../state/t.ts';
import { Popover } from '../../ui/Popover.tsx';
import { addTag, removeTag } from '../tagging/change-tags.ts';
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
  return (
    <Popover label={t.reader.tags} {...popover}>
      <div className={styles.tags}>
        <TagField
          autoFocus
          tags={record.tags}
          onAdd={(tag) => addTag([record.id], tag)}
          onRemove={(tag) => removeTag([record.id], tag)}
        />
      </div>
    </Popover>
  );
}
