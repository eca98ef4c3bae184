import { type RefObject, useEffect, useRef } from 'react';
import type { ArticleRecord } from '../../../shared/model/record.ts';
import { directionOf } from '../../state/article.ts';
import { t } from '../../state/t.ts';
import { Popover } from '../../ui/Popover.tsx';
import styles from './OutlineList.module.css';
import type { OutlineItem } from './outline.ts';
import type { Outline } from './useOutline.ts';

type Props = {
  record: ArticleRecord;
  outline: Outline;
  /** A heading was gone to. */
  onGo?: () => void;
};

/** The contents of an article at its side. */
export function OutlinePanel({ takesFocus, ...props }: Props & { takesFocus: () => boolean }) {
  return (
    <nav className={styles.panel} aria-label={t.reader.outline}>
      <h2 className={styles.title}>{t.reader.outline}</h2>
      <OutlineList {...props} takesFocus={takesFocus} />
    </nav>
  );
}

type PopoverProps = Props & { isOpen: boolean; onClose: () => void; triggerRef: RefObject<Element | null> };

/** The contents where there is no room beside the article. */
export function OutlinePopover({ isOpen, onClose, triggerRef, ...props }: PopoverProps) {
  return (
    <Popover
      label={t.reader.outline}
      isOpen={isOpen}
      onClose={onClose}
      triggerRef={triggerRef}
      placement="bottom start"
    >
      <div className={styles.popover}>
        <OutlineList {...props} onGo={onClose} takesFocus={always} />
      </div>
    </Popover>
  );
}

const always = () => true;

/** @param props.takesFocus whether the present heading takes the focus, asked when the list has come */
function OutlineList({ record, outline, onGo, takesFocus }: Props & { takesFocus: () => boolean }) {
  const list = useRef<HTMLUListElement>(null);
  const { current, items } = outline;
  const asked = useRef(takesFocus);
  useEffect(() => {
    if (!asked.current()) return;
    const entries = list.current?.querySelectorAll<HTMLElement>('button') ?? [];
    ([...entries].find((entry) => entry.hasAttribute('aria-current')) ?? entries[0])?.focus();
  }, []);
  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const go = (index: number) => {
    onGo?.();
    outline.go(index);
  };
  return (
    <ul ref={list} className={styles.list} lang={record.lang ?? undefined} dir={directionOf(record.lang)}>
      <Items items={items} current={current} onGo={go} />
    </ul>
  );
}

type ItemsProps = { items: readonly OutlineItem[]; current: number | null; onGo: (index: number) => void };

function Items({ items, current, onGo }: ItemsProps) {
  return items.map((item) => (
    <li key={item.index}>
      <button
        type="button"
        className={styles.item}
        aria-current={item.index === current ? 'location' : undefined}
        onClick={() => onGo(item.index)}
      >
        {item.text}
      </button>
      {item.items.length === 0 ? null : (
        <ul>
          <Items items={item.items} current={current} onGo={onGo} />
        </ul>
      )}
    </li>
  ));
}
