import { createPortal } from 'react-dom';
import { t } from '../../state/t.ts';
import { useReadingTheme } from '../../state/theme.ts';
import { useFrameDocument, useFrameLook } from '../reader/frame.ts';
import styles from './Preview.module.css';

/** A short article, set as the settings want it: in a frame like the reader's. */
export function Preview() {
  const theme = useReadingTheme();
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
      {frame.document === null ? null : createPortal(<Sample />, frame.document.body)}
    </aside>
  );
}

function Sample() {
  const sample = t.settings.sample;
  return (
    <article className="sheet" lang="en">
      <header className="head">
        <p className="source">{sample.source}</p>
        <h1>{sample.title}</h1>
        <p className="byline">
          {t.reader.by} <b>{sample.byline}</b>
        </p>
      </header>
      <div className="prose">
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
