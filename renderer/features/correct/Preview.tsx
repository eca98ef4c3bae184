import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { directionOf } from '../../state/article.ts';
import { latestOnly } from '../../state/latest.ts';
import { t } from '../../state/t.ts';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { useFrameDocument, useFrameLook } from '../reader/frame.ts';
import { useForwarding, useMissingImages } from '../reader/frame-events.ts';
import { useFrameLinks } from '../reader/frame-links.ts';
import { prepareProse } from '../reader/prose.ts';
import { articleNodes } from '../reader/sanitise.ts';
import styles from './Preview.module.css';

type Props = {
  id: ArticleId;
  lang: string | null;
  title: string;
  markdown: string;
  /** How far down the text is scrolled, 0 to 1: the preview goes there. */
  part: number;
  /** The preview was scrolled by the person. */
  onScroll: (part: number) => void;
};

/** After the last key, ms. */
const pause = 150;

type Shown = { html: string; degraded: boolean; failure: string | null };

/** The article as it will be, in a frame as the reader's. */
export function Preview({ id, lang, title, markdown, part, onScroll }: Props) {
  const shown = usePreview(id, markdown);
  const frame = useFrameDocument();
  useFrameLook(frame.document);
  useForwarding(frame.document, frame.ref);
  useMissingImages(frame.document);
  useFrameLinks(frame.document, frame.ref, id);
  useInStep(frame.document, part, shown, onScroll);
  return (
    <div className={styles.preview}>
      {shown?.degraded || shown?.failure ? (
        <div className={styles.notice}>
          <NoteBar tone="plain" title={shown.failure ?? t.reader.degraded} />
        </div>
      ) : null}
      <iframe
        ref={frame.ref}
        className={styles.frame}
        title={t.correct.preview}
        sandbox="allow-same-origin"
        srcDoc={frame.srcDoc}
        onLoad={frame.onLoad}
      />
      {frame.document === null
        ? null
        : createPortal(
            <article
              className="sheet"
              lang={lang ?? undefined}
              dir={directionOf(lang)}
              aria-labelledby="title"
            >
              <header className="head">
                <h1 id="title">{title.trim() || t.list.untitled}</h1>
              </header>
              <Prose html={shown?.html ?? ''} />
            </article>,
            frame.document.body,
          )}
    </div>
  );
}

function Prose({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const nodes = articleNodes(html);
    prepareProse(nodes, t.reader.prose);
    box.current?.replaceChildren(nodes);
  }, [html]);
  return <div ref={box} className="prose" />;
}

/** What the library makes of the text: one question at a time, and the latest after a pause. */
function usePreview(id: ArticleId, markdown: string): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const ask = useMemo(
    () =>
      latestOnly(async (text: string) => {
        await call('articles.preview', { id, markdown: text }).then(
          (answer) => setShown({ ...answer, failure: null }),
          (error: unknown) =>
            setShown((before) => ({
              html: before?.html ?? '',
              degraded: false,
              failure: t.failure(failureOf(error)),
            })),
        );
      }),
    [id],
  );
  const first = useRef(true);
  useEffect(() => {
    const wait = first.current ? 0 : pause;
    first.current = false;
    const timer = setTimeout(() => ask(markdown), wait);
    return () => clearTimeout(timer);
  }, [ask, markdown]);
  return shown;
}

/** Keeps the frame where the text is, and tells where a person scrolled it to. */
function useInStep(
  document: Document | null,
  part: number,
  shown: Shown | null,
  onScroll: (part: number) => void,
): void {
  const own = useRef(-1);
  useLayoutEffect(() => {
    const root = document?.documentElement;
    if (!root || shown === null) return;
    const top = Math.round(part * Math.max(0, root.scrollHeight - root.clientHeight));
    own.current = top;
    document.defaultView?.scrollTo({ top, behavior: 'instant' });
  }, [document, part, shown]);
  useEffect(() => {
    if (document === null) return;
    const root = document.documentElement;
    const tell = () => {
      const top = document.defaultView?.scrollY ?? 0;
      if (Math.abs(top - own.current) < 2) return;
      own.current = -1;
      onScroll(top / Math.max(1, root.scrollHeight - root.clientHeight));
    };
    document.addEventListener('scroll', tell);
    return () => document.removeEventListener('scroll', tell);
  }, [document, onScroll]);
}
