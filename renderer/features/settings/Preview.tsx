import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { useReadingTheme } from '../../state/theme.ts';
import { useFrameDocument, useFrameLook } from '../reader/frame.ts';
import { hyphenateNodes } from '../reader/hyphenate-nodes.ts';
import styles from './Preview.module.css';

/** A short article, set as the settings want it: in a frame like the reader's. */
export function Preview() {
  const theme = useReadingTheme();
  const justify = useSettings((settings) => settings.readingJustify);
  const frame = useFrameDocument();
  useFrameLook(frame.document);
  return (
    <aside className={styles.preview} data-reading={theme} aria-label={t.settings.reading.preview}>
      <iframe
        ref={frame.ref}
        className={styles.frame}
        title={t.settings.reading.preview}
        sandbox="allow-same-origin"
        srcDoc={frame.srcDoc}
        onLoad={frame.onLoad}
        tabIndex={-1}
        data-ready={frame.document !== null}
      />
      {frame.document === null
        ? null
        : createPortal(<Sample key={String(justify)} justify={justify} />, frame.document.body)}
    </aside>
  );
}

/** @param props.justify as it begins: what parts the words is not taken away again */
function Sample({ justify }: { justify: boolean }) {
  const sample = t.settings.sample;
  const prose = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (justify && prose.current !== null) hyphenateNodes(prose.current, 'en');
  }, [justify]);
  return (
    <article className="sheet" lang="en" data-justify={justify}>
      <header className="head">
        <p className="source">{sample.source}</p>
        <h1>{sample.title}</h1>
        <p className="byline">
          {t.reader.by} <b>{sample.byline}</b>
        </p>
      </header>
      <div ref={prose} className="prose">
        <p>{sample.first}</p>
        <p>{sample.second}</p>
        <blockquote>
          <p>{sample.quote}</p>
        </blockquote>
        <p>{sample.third}</p>
      </div>
    </article>
  );
}
