import { useEffect, useLayoutEffect, useState } from 'react';
import type { ArticleId, ReadingPlace, RecordChange } from '../../../shared/model/record.ts';
import { readingMinutes } from '../../state/article.ts';
import { changeArticles, recordOf } from '../../state/changes.ts';
import { useLibrary } from '../../state/library.ts';
import { type Anchor, firstLine, topOfLetter } from './anchor.ts';
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
import { offsetOfPlace, placeOfOffset } from './reading-place.ts';
import { type ArticleText, articleText } from './text.ts';

/** A place is kept when the article has been at rest for so many milliseconds, and when it is left. */
const rest = 800;
/** Milliseconds from one time of keeping to the next, while an article is being read. */
const apart = 4000;
/** Air over the line that an article opens at, px. */
const air = 14;

/** Where a person is in an article. */
export type Place = { at: number; fits: boolean };

/** One article being read: from when it is shown until another one is, or none. */
type Reading = {
  article: OpenedArticle;
  since: number;
  /** Progress and place as the library has them. */
  kept: number;
  keptPlace: ReadingPlace | null;
  place: Place;
  text: ArticleText;
  /** The line that stays where it is when anything changes its size. */
  anchor: Anchor | null;
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
  let keptAt = 0;

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
    view?.scrollTo({ top, behavior: 'instant' });
    now.top = view?.scrollY ?? 0;
    report(now);
  }

  /** Where the article was left, px from its beginning. */
  function openingTop({ text, kept, keptPlace }: Reading): number {
    const offset = keptPlace === null ? null : offsetOfPlace(text.text, keptPlace);
    const top = offset === null ? null : topOfLetter(text, offset);
    return top === null ? topOf(placeToOpenAt(kept), measure()) : (view?.scrollY ?? 0) + top - air;
  }

  /** From now on the first line stays. At the beginning the beginning does. */
  function hold(now: Reading): void {
    now.anchor = (view?.scrollY ?? 0) < 1 ? null : firstLine(now.text);
  }

  function scrolled(): void {
    if (reading === null) return;
    report(reading);
    if (reading.by !== 'person' && Math.abs((view?.scrollY ?? 0) - reading.top) < 2) return;
    reading.by = 'person';
    hold(reading);
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(rest, keptAt + apart - Date.now()));
  }

  /** Images have come in, the window or the letters have changed their size: the line at the top stays. */
  function reflow(): void {
    if (reading === null) return;
    if (reading.by === 'opening') scrollTo(reading, openingTop(reading));
    else {
      const { anchor, text } = reading;
      const top = anchor === null ? null : topOfLetter(text, anchor.offset);
      const moved = top === null || anchor === null ? 0 : top - anchor.top;
      if (Math.abs(moved) < 1) report(reading);
      else scrollTo(reading, (view?.scrollY ?? 0) + moved);
    }
  }

  function keep(): void {
    clearTimeout(timer);
    if (reading === null || reading.by !== 'person') return;
    const { article, kept, keptPlace, anchor, text, place } = reading;
    const progress = progressToKeep(kept, place.at);
    // What is read to its end, or not begun, opens at its beginning.
    const now =
      anchor === null || place.at === 0 || place.at === 1 ? null : placeOfOffset(text.text, anchor.offset);
    const change: RecordChange = {
      ...(progress === null ? {} : { progress }),
      ...(now?.block === keptPlace?.block && now?.quote === keptPlace?.quote ? {} : { place: now }),
    };
    if (Object.keys(change).length === 0) return;
    reading.kept = progress ?? kept;
    reading.keptPlace = now;
    keptAt = Date.now();
    save(article.record.id, change);
  }

  function leave(): void {
    keep();
    keptAt = 0;
    resizes.disconnect();
    if (reading === null) return;
    const { article, since, place, kept } = reading;
    reading = null;
    const { record } = article;
    if (kept >= 1 || !place.fits || record.words === 0) return;
    const secondsOpen = (Date.now() - since) / 1000;
    if (readOnLeaving({ fits: place.fits, secondsOpen, minutes: readingMinutes(record) }))
      save(record.id, { progress: 1 });
    else setTimeout(() => void countIfArchived(record.id), rest);
  }

  /** The line at the top is looked for by its words in another text. */
  function setText(now: Reading, text: ArticleText): void {
    const { anchor, text: before } = now;
    now.text = text;
    if (anchor === null || before.text === text.text) return;
    const offset = offsetOfPlace(text.text, placeOfOffset(before.text, anchor.offset));
    now.anchor = offset === null ? null : { ...anchor, offset };
  }

  /** Progress that is not ours was set by the person: "mark unread" is not undone by the place they happen to be at. */
  function follow(now: Reading, article: OpenedArticle): void {
    now.article = article;
    if (now.kept === article.record.progress) return;
    now.kept = article.record.progress;
    if (now.kept === 0) now.keptPlace = null;
    if (now.by !== 'person') return;
    now.by = 'jump';
    now.top = view?.scrollY ?? 0;
  }

  return {
    show(article) {
      if (article !== null && reading?.article.text === article.text) return follow(reading, article);
      const sheet = document.querySelector('.sheet');
      const prose = document.querySelector('.prose');
      if (article !== null && prose !== null && reading?.article.record.id === article.record.id) {
        follow(reading, article);
        setText(reading, articleText(prose));
        return reflow();
      }
      leave();
      if (article === null || sheet === null || prose === null) return onPlace({ at: 0, fits: true });
      reading = {
        article,
        since: Date.now(),
        kept: article.record.progress,
        keptPlace: article.place,
        place: { at: 0, fits: true },
        text: articleText(prose),
        anchor: null,
        by: 'opening',
        top: 0,
      };
      scrollTo(reading, openingTop(reading));
      resizes.observe(sheet);
    },
    jump(top) {
      if (reading === null) return;
      if (reading.by === 'opening') reading.by = 'jump';
      scrollTo(reading, Math.max(0, top));
      hold(reading);
    },
    stop() {
      leave();
      ending.abort();
    },
  };
}

function save(id: ArticleId, change: RecordChange): void {
  if (!useLibrary.getState().readOnly) void changeArticles([id], change, null);
}

/** An article that fits its window counts as read when it is archived. The list goes on to the next one before that is
 * done, so it is looked at a moment later. */
async function countIfArchived(id: ArticleId): Promise<void> {
  const record = await recordOf(id).catch(() => null);
  if (record !== null && record.state === 'archived' && record.progress < 1) save(id, { progress: 1 });
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
