import { useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { ArticleId, ArticleRecord, Highlight } from '../../../shared/model/record.ts';
import { call, failureOf, on } from '../../api/api.ts';
import { latestOnly } from '../../state/latest.ts';
import { closeArticle, useReading } from '../../state/reading.ts';
import { useSettings } from '../../state/settings.ts';

/** A text as it is laid out; `justify`: with words that may be parted. */
type Text = Pick<Output<'articles.read'>, 'html' | 'degraded'> & { justify: boolean };

/** An article as the reader shows it. `text` is a new object whenever there is a new text to lay out. */
export type OpenedArticle = {
  record: ArticleRecord;
  text: Text;
  /** What the person wrote about the whole of it. */
  note: string | null;
  /** A new array only when one of them is another than before. */
  highlights: readonly Highlight[];
  /** Where reading stopped, when it was opened. */
  place: Output<'articles.read'>['place'];
};

export type Opened = {
  /** What is shown: for a moment still the article before. */
  article: OpenedArticle | null;
  failure: Failure | null;
  /** The article asked for takes longer than a moment. */
  waiting: boolean;
};

/** An answer within this many milliseconds simply replaces the article before. */
const moment = 150;

const nothing: Opened = { article: null, failure: null, waiting: false };

/** The article of an id, as the person wants it set. */
export function useOpened(id: ArticleId | null): Opened {
  const { article, ...rest } = useArticle(id);
  const justify = useSettings((settings) => settings.readingJustify);
  const text = article?.text ?? null;
  const set = useMemo(() => text && { ...text, justify }, [text, justify]);
  return { ...rest, article: useMemo(() => article && set && { ...article, text: set }, [article, set]) };
}

/** The article of an id, followed through the changes of the library. When ids follow each other fast, the last wins. */
function useArticle(id: ArticleId | null): Opened {
  const [opened, setOpened] = useState<Opened>(nothing);

  useEffect(() => {
    if (id === null) {
      setOpened(nothing);
      return;
    }
    let current = true;
    let shown: ArticleRecord | null = null;
    let text: OpenedArticle['text'] | null = null;
    const slow = setTimeout(() => setOpened({ ...nothing, waiting: true }), moment);

    const read = async () => {
      const answer = await call('articles.read', { id }).then(
        ({ html, degraded, ...rest }) => {
          // The same text once more is not laid out again: its place would be lost.
          if (text?.html !== html || text.degraded !== degraded) text = { html, degraded, justify: false };
          return { ...nothing, article: { ...rest, text } };
        },
        (error: unknown) => ({ ...nothing, failure: failureOf(error) }),
      );
      if (!current) return;
      clearTimeout(slow);
      shown = answer.article?.record ?? null;
      setOpened(answer);
    };
    const refresh = latestOnly(async () => {
      const now = await call('articles.get', { id }).catch((error: unknown) => {
        // Deleted for good.
        if (current && failureOf(error).code === 'not-found') closeArticle();
        return null;
      });
      if (!current || now === null) return;
      const { record, note } = now;
      if (shown === null || record.problem !== shown.problem || record.words !== shown.words) return read();
      shown = record;
      setOpened(({ article, ...before }) => {
        if (article === null) return { ...before, article };
        const highlights = same(article.highlights, now.highlights) ? article.highlights : now.highlights;
        return { ...before, article: { ...article, record, note, highlights } };
      });
    });

    void read();
    const stop = on('library.changed', ({ ids }) => {
      if (ids === null || ids.includes(id)) refresh(null);
    });
    const stopReading = useReading.subscribe(({ texts }, before) => {
      if (texts !== before.texts) void read();
    });
    return () => {
      current = false;
      clearTimeout(slow);
      stop();
      stopReading();
    };
  }, [id]);

  return opened;
}

function same(before: readonly Highlight[], now: readonly Highlight[]): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
