import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { ArticleRecord } from '../../../shared/model/record.ts';
import { directionOf, readingMinutes, siteOf } from '../../state/article.ts';
import { t } from '../../state/t.ts';
import { showView } from '../../state/view.ts';
import { daysBetween } from './days.ts';
import { hyphenationOf } from './hyphenate.ts';
import { hyphenateNodes } from './hyphenate-nodes.ts';
import type { OpenedArticle } from './opened.ts';
import { nameScrollers, prepareProse, reachImages } from './prose.ts';
import { articleNodes } from './sanitise.ts';
import { forgetText } from './text.ts';

type Props = {
  record: ArticleRecord;
  /** Null while it is on its way: then three still bars stand in its place. */
  text: OpenedArticle['text'] | null;
  /** What the person wrote: between head and text, and beside the text. */
  underHead: ReactNode;
  margin: ReactNode;
  /** "+ Tag" was pressed. */
  onAddTag: () => void;
};

/** The article's page: its head and its text. It stands in the frame's document, so it takes its looks from `frame.css`;
 * its icons are drawn there too, and it holds no element that an article could not hold itself. */
export const Sheet = memo(function Sheet({ record, text, underHead, margin, onAddTag }: Props) {
  return (
    <article
      className="sheet"
      lang={record.lang ?? undefined}
      dir={directionOf(record.lang)}
      data-justify={text?.justify === true && hyphenationOf(record.lang) !== null}
      aria-labelledby="title"
    >
      <header className="head">
        <Source record={record} />
        <Title>{record.title || t.list.untitled}</Title>
        <Byline record={record} />
        <div className="tags">
          {record.tags.map((tag) => (
            <button
              key={tag}
              type="button"
              className="tag"
              title={t.reader.showTag(tag)}
              onClick={() => showView({ kind: 'tag', tag })}
            >
              <bdi>{tag}</bdi>
            </button>
          ))}
          <button type="button" className="tag add" aria-label={t.reader.addTagLabel} onClick={onAddTag}>
            {t.reader.addTag}
          </button>
        </div>
      </header>
      {underHead}
      {text === null ? <Waiting /> : <Prose text={text} lang={record.lang} />}
      {margin}
    </article>
  );
});

/** One element for all articles, so that it keeps the focus from one to the next. */
function Title({ children }: { children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef('');
  useLayoutEffect(() => {
    if (title.current !== null && shown.current !== children) forgetText(title.current);
    shown.current = children;
  }, [children]);
  return (
    <h1 ref={title} id="title" tabIndex={-1}>
      {children}
    </h1>
  );
}

function Source({ record }: { record: ArticleRecord }) {
  const site = siteOf(record);
  if (site === null) return null;
  if (record.url === null) return <p className="source">{site}</p>;
  return (
    <p className="source">
      <a href={record.url} aria-label={t.reader.openOriginalOf(site)}>
        {site}
      </a>
    </p>
  );
}

/** Scripts in which "By" before a name would be a foreign word. */
const withoutBy = /^(?:ja|zh|ko|th)\b/i;

function Byline({ record }: { record: ArticleRecord }) {
  const { byline, lang, published, saved } = record;
  const minutes = readingMinutes(record);
  const by = directionOf(lang) !== 'rtl' && !withoutBy.test(lang ?? '');
  return (
    <>
      {byline === null ? null : (
        <p className="byline">
          {by ? `${t.reader.by} ` : ''}
          <b>{byline}</b>
        </p>
      )}
      <p className="byline">
        {published === null ? null : (
          <>
            <time dateTime={published}>
              <Ours>{t.format.longDate(published)}</Ours>
            </time>
            {' · '}
          </>
        )}
        {minutes === null ? null : (
          <>
            <Ours>{t.minutes(minutes)}</Ours>
            {' · '}
          </>
        )}
        <Ours>{savedWords(saved)}</Ours>
      </p>
    </>
  );
}

/** Words of the app in an article of another language: they stand in the article's order, each in its own direction. */
function Ours({ children }: { children: string }) {
  return <bdi lang="en">{children}</bdi>;
}

/** When an article was saved, in words. */
function savedWords(saved: string): string {
  const ago = daysBetween(new Date(saved), new Date());
  if (ago === 0) return t.reader.savedToday;
  return ago === 1 ? t.reader.savedYesterday : t.reader.saved(t.format.longDate(saved));
}

function Prose({ text, lang }: { text: OpenedArticle['text']; lang: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = place.current;
    if (box === null) return;
    const nodes = articleNodes(text.html);
    prepareProse(nodes, t.reader.prose);
    reachImages(nodes, t.reader.images.larger);
    box.replaceChildren(nodes);
    if (text.justify) hyphenateNodes(box, lang);
    forgetText(box);
    const sizes = new ResizeObserver(() => nameScrollers(box, t.reader.prose));
    sizes.observe(box);
    return () => sizes.disconnect();
  }, [text, lang]);
  return <div ref={place} className="prose" />;
}

function Waiting() {
  return (
    <div className="waiting" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
