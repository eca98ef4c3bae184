import { useEffect, useRef, useState } from 'react';
import { announce } from '../../state/announcements.ts';
import { passageWanted } from '../../state/passage.ts';
import { t } from '../../state/t.ts';
import { isPresent, mostHits, rangesIn, type SearchablePart, searchable, type Wanted } from './find.ts';
import type { OpenedArticle } from './opened.ts';
import { outlines, reveal } from './passage-view.ts';
import type { PlaceKeeper } from './place.ts';

/** What was found in the article, and which of it is shown. `more`: there are others, which are not marked. */
export type Hits = { ranges: readonly Range[]; at: number; more: boolean };

const none: Hits = { ranges: [], at: 0, more: false };

/** Marks in the frame what is wanted, and scrolls to it. */
export function useHits(
  document: Document | null,
  article: OpenedArticle | null,
  wanted: Wanted | null,
  keeper: PlaceKeeper | null,
): { hits: Hits; step: (by: 1 | -1) => void } {
  const [hits, setHits] = useState<Hits>(none);
  const text = article?.text ?? null;
  const shown = useRef<Range | null>(null);
  const read = useRef<{ text: OpenedArticle['text']; parts: SearchablePart[] } | null>(null);

  useEffect(() => {
    if (document === null || text === null || wanted === null) {
      setHits(none);
      shown.current = null;
      return;
    }
    if (read.current?.text !== text || !isPresent(read.current.parts))
      read.current = { text, parts: searchable(document) };
    const found = rangesIn(read.current.parts, wanted);
    const ranges = found.slice(0, mostHits);
    const at = wanted.kind === 'words' ? ranges.findIndex((range) => isAhead(range, shown.current)) : 0;
    setHits({ ranges, at: Math.max(0, at), more: found.length > mostHits });
  }, [document, text, wanted]);

  useEffect(() => {
    const { ranges } = hits;
    if (document === null || ranges.length === 0) return;
    const now = ranges[hits.at];
    mark(document, 'hit', ranges);
    mark(document, 'hit-now', now ? [now] : []);
    // A passage that somebody is on the way to comes before what was found.
    if (now && passageWanted() === null) reveal(now, keeper);
    shown.current = now ?? null;
    // The lines of a title stand close: the tint of a highlight would lie over the letters above.
    const inTitle = ranges.filter(isInTitle);
    const boxes = [
      outlines(
        document,
        inTitle.filter((range) => range !== now),
        'tint',
      ),
      outlines(
        document,
        inTitle.filter((range) => range === now),
        'tint-now',
      ),
      outlines(document, now ?? null),
    ];
    const sheet = document.querySelector('.sheet');
    const layout = new ResizeObserver(() => {
      for (const { draw } of boxes) draw();
    });
    if (sheet) layout.observe(sheet);
    return () => {
      layout.disconnect();
      for (const { remove } of boxes) remove();
      mark(document, 'hit', []);
      mark(document, 'hit-now', []);
    };
  }, [document, hits, keeper]);

  useEffect(() => {
    if (wanted === null || (wanted.kind === 'words' && wanted.text.trim() === '')) return;
    announce(t.reader.findCount(hits.at + 1, hits.ranges.length, hits.more));
  }, [hits, wanted]);

  const step = (by: 1 | -1) =>
    setHits(({ ranges, at, more }) => ({
      ranges,
      more,
      at: ranges.length === 0 ? 0 : (at + by + ranges.length) % ranges.length,
    }));
  return { hits, step };
}

/** Whether a passage comes where the search for typed words goes on: at the one that is shown or after it; at first, from
 * what is in view. */
function isAhead(range: Range, shown: Range | null): boolean {
  if (shown === null) return range.getBoundingClientRect().bottom > 0;
  return range.compareBoundaryPoints(Range.START_TO_START, shown) >= 0;
}

function isInTitle({ startContainer }: Range): boolean {
  return startContainer.parentElement?.closest('h1') !== null;
}

/** Tints passages by a highlight that `frame.css` dresses. */
function mark(document: Document, name: 'hit' | 'hit-now', ranges: readonly Range[]): void {
  const view = document.defaultView;
  if (view === null) return;
  if (ranges.length === 0) view.CSS.highlights.delete(name);
  else {
    const highlight = new view.Highlight();
    for (const range of ranges) highlight.add(range);
    highlight.priority = name === 'hit-now' ? 1 : 0;
    view.CSS.highlights.set(name, highlight);
  }
}
