import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import { t } from '../../state/t.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { Preview } from './Preview.tsx';
import styles from './TextAndPreview.module.css';

type Props = {
  id: ArticleId;
  lang: string | null;
  title: string;
  markdown: string;
  onChange: (markdown: string) => void;
};

/** Narrower than this, px, there is room for one of the two. */
const together = 620;

/** The text as Markdown and what becomes of it: side by side, or one at a time. They scroll together. */
export function TextAndPreview({ id, lang, title, markdown, onChange }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [both, setBoth] = useState(true);
  const [shown, setShown] = useState<'text' | 'preview'>('text');
  /** How far down the text is scrolled, 0 to 1. */
  const [part, setPart] = useState(0);
  /** Set by the preview: the text follows it and does not answer. */
  const followed = useRef(false);

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => setBoth(element.clientWidth >= together));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const onScroll = () => {
      if (followed.current) followed.current = false;
      else setPart(element.scrollTop / Math.max(1, element.scrollHeight - element.clientHeight));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, []);
  const onScroll = useCallback((at: number) => {
    const element = area.current;
    if (element === null) return;
    const top = at * Math.max(0, element.scrollHeight - element.clientHeight);
    if (Math.abs(element.scrollTop - top) < 2) return;
    followed.current = true;
    element.scrollTop = top;
  }, []);

  return (
    <div ref={root} className={styles.both}>
      {both ? null : (
        <div className={styles.choice}>
          <Segmented
            wide
            label={t.correct.shown}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'text', label: t.correct.text },
              { value: 'preview', label: t.correct.preview },
            ]}
          />
        </div>
      )}
      <div className={styles.parts}>
        <div className={styles.text} data-field="text" hidden={!both && shown !== 'text'}>
          <TextArea
            mono
            label={t.correct.textLabel}
            labelShown={false}
            rows={8}
            value={markdown}
            onChange={onChange}
            areaRef={area}
          />
        </div>
        <div className={styles.preview} hidden={!both && shown !== 'preview'}>
          <Preview id={id} lang={lang} title={title} markdown={markdown} part={part} onScroll={onScroll} />
        </div>
      </div>
    </div>
  );
}
