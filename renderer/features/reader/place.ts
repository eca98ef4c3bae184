import { useEffect, useLayoutEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import { readingMinutes } from '../../state/article.ts';
import { changeArticles, recordOf } from '../../state/changes.ts';
import { useLibrary } from '../../state/library.ts';
import type { OpenedArticle } from './opened.ts';
import {
  type Extent,
  fits,
  placeOf,
  placeToOpenAt,
  progressToKeep,
  readOnLeaving,
  topOf,
} from './progress.ts';

/** A place is kept when the article has been at rest for so many milliseconds, and when it is left. */
const rest = 800;

/** Where a person is in an article. */
export type Place = { at: number; fits: boolean };

/** One article being read: from when it is shown until another one is, or none. */
type Reading = {
  article: OpenedArticle;
  since: number;
  /** Progress as the library has it. */
  kept: number;
  place: Place;
  /** Width of the text, px: when it changes, so do all heights. */
  width: number;
  /** Who scrolled last: the app to where the article was left, the app to a passage, or the person. */
  by: 'opening' | 'jump' | 'person';
  /** Where the app scrolled to: any other place is the person's doing. */
  top: number;
};

/** Comes back to where articles were left, and keeps the place while they are read. */
export type PlaceKeeper = {
  /** To be called when the article is in the document, and again with new facts about it. */
  show(article: OpenedArticle | null): void;
  /** Scrolls to a passage. That alone is no reading. */
  jump(top: number): void;
  stop(): void;
};

function keepPlaces(document: Document, onPlace: (place: Place) => void): PlaceKeeper {
  const root = document.documentElement;
  const view = document.defaultView;
  const ending = new AbortController();
  const resizes = new ResizeObserver(reflow);
  let reading: Reading | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  document.addEventListener('scroll', scrolled, { signal: ending.signal });
  window.addEventListener('pagehide', keep, { signal: ending.signal });

  function measure(): Extent {
    return { top: view?.scrollY ?? 0, window: root.clientHeight, content: root.scrollHeight };
  }

  function report(now: Reading): void {
    const extent = measure();
    now.place = { at: placeOf(extent), fits: fits(extent) };
    onPlace(now.place);
  }

  function scrollTo(now: Reading, top: number): void {
    now.top = top;
    view?.scrollTo({ top, behavior: 'instant' });
    report(now);
  }

  function scrolled(): void {
    if (reading === null) return;
    report(reading);
    if (reading.by !== 'person' && Math.abs((view?.scrollY ?? 0) - reading.top) < 2) return;
    reading.by = 'person';
    clearTimeout(timer);
    timer = setTimeout(keep, rest);
  }

  /** Images have come in, the window or the letters have changed their size: the place stays. */
  function reflow(): void {
    if (reading === null) return;
    const width = document.querySelector('.sheet')?.clientWidth ?? 0;
    if (reading.by === 'opening') scrollTo(reading, topOf(placeToOpenAt(reading.kept), measure()));
    else if (width !== reading.width) scrollTo(reading, topOf(reading.place.at, measure()));
    else report(reading);
    reading.width = width;
  }

  function keep(): void {
    clearTimeout(timer);
    if (reading === null || reading.by !== 'person') return;
    const progress = progressToKeep(reading.kept, reading.place.at);
    if (progress === null) return;
    reading.kept = progress;
    save(reading.article.record.id, progress);
  }

  function leave(): void {
    keep();
    resizes.disconnect();
    if (reading === null) return;
    const { article, since, place, kept } = reading;
    reading = null;
    const { record } = article;
    if (kept >= 1 || !place.fits || record.words === 0) return;
    const secondsOpen = (Date.now() - since) / 1000;
    if (readOnLeaving({ fits: place.fits, secondsOpen, minutes: readingMinutes(record) })) save(record.id, 1);
    else setTimeout(() => void countIfArchived(record.id), rest);
  }

  return {
    show(article) {
      if (article !== null && reading?.article.text === article.text) {
        reading.article = article;
        // Progress that is not ours was set by the person: "mark unread" is not undone by the place they happen to be at.
        if (reading.kept !== article.record.progress) {
          reading.kept = article.record.progress;
          if (reading.by === 'person') Object.assign(reading, { by: 'jump', top: view?.scrollY ?? 0 });
        }
        return;
      }
      leave();
      const sheet = document.querySelector('.sheet');
      if (article === null || sheet === null) return onPlace({ at: 0, fits: true });
      reading = {
        article,
        since: Date.now(),
        kept: article.record.progress,
        place: { at: 0, fits: true },
        width: sheet.clientWidth,
        by: 'opening',
        top: 0,
      };
      scrollTo(reading, topOf(placeToOpenAt(reading.kept), measure()));
      resizes.observe(sheet);
    },
    jump(top) {
      if (reading === null) return;
      if (reading.by === 'opening') reading.by = 'jump';
      scrollTo(reading, Math.max(0, top));
    },
    stop() {
      leave();
      ending.abort();
    },
  };
}

function save(id: ArticleId, progress: number): void {
  if (!useLibrary.getState().readOnly) void changeArticles([id], { progress }, null);
}

/** An article that fits its window counts as read when it is archived. The list goes on to the next one before that is
 * done, so it is looked at a moment later. */
async function countIfArchived(id: ArticleId): Promise<void> {
  const record = await recordOf(id).catch(() => null);
  if (record !== null && record.state === 'archived' && record.progress < 1) save(id, 1);
}

/** The place in the article that the frame shows, and the means to jump. */
export function usePlace(
  document: Document | null,
  article: OpenedArticle | null,
): { place: Place; keeper: PlaceKeeper | null } {
  const [place, setPlace] = useState<Place>({ at: 0, fits: true });
  const [keeper, setKeeper] = useState<PlaceKeeper | null>(null);
  useEffect(() => {
    if (document === null) return;
    const made = keepPlaces(document, setPlace);
    setKeeper(made);
    return () => made.stop();
  }, [document]);
  useLayoutEffect(() => keeper?.show(article), [keeper, article]);
  return { place, keeper };
}
