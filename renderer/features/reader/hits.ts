import { useEffect, useRef, useState } from 'react';
import { announce } from '../../state/announcements.ts';
import { t } from '../../state/t.ts';
import { mostHits, rangesIn, type SearchablePart, searchable, type Wanted } from './find.ts';
import type { OpenedArticle } from './opened.ts';
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
    if (read.current?.text !== text) read.current = { text, parts: searchable(document) };
    const found = rangesIn(read.current.parts, wanted);
    const ranges = found.slice(0, mostHits);
    const at = wanted.kind === 'words' ? ranges.findIndex((range) => isAhead(range, shown.current)) : 0;
    setHits({ ranges, at: Math.max(0, at), more: found.length > mostHits });
  }, [document, text, wanted]);

  useEffect(() => {
    if (document === null || hits.ranges.length === 0) return;
    const now = hits.ranges[hits.at];
    mark(document, 'hit', hits.ranges);
    mark(document, 'hit-now', now ? [now] : []);
    if (now) reveal(now, keeper);
    shown.current = now ?? null;
    const outline = outlines(document, now ?? null);
    const sheet = document.querySelector('.sheet');
    const layout = new ResizeObserver(outline.draw);
    if (sheet) layout.observe(sheet);
    return () => {
      layout.disconnect();
      outline.remove();
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

/** Brings a passage into view, with what lies before it. */
function reveal(range: Range, keeper: PlaceKeeper | null): void {
  const element = range.startContainer.parentElement;
  const view = element?.ownerDocument.defaultView;
  if (!element || !view) return;
  for (
    let closed = element.closest('details:not([open])');
    closed;
    closed = element.closest('details:not([open])')
  ) {
    closed.setAttribute('open', '');
  }
  const box = element.closest('pre, .wide');
  if (box) {
    const passage = range.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (passage.left < frame.left || passage.right > frame.right)
      box.scrollLeft += passage.left - frame.left - 24;
  }
  const { top, bottom } = range.getBoundingClientRect();
  const margin = 48;
  if (top < margin || bottom > view.innerHeight - margin)
    keeper?.jump(view.scrollY + top - view.innerHeight / 3);
}

/** Draws the outline of the passage that is shown: highlights have none of their own. */
function outlines(document: Document, range: Range | null): { draw: () => void; remove: () => void } {
  const layer = document.createElement('div');
  layer.setAttribute('aria-hidden', 'true');
  document.body.append(layer);
  const draw = () => {
    const view = document.defaultView;
    const boxes = [...(range?.getClientRects() ?? [])].map((rect) => {
      const box = document.createElement('div');
      box.className = 'now';
      box.style.left = `${rect.left + (view?.scrollX ?? 0)}px`;
      box.style.top = `${rect.top + (view?.scrollY ?? 0)}px`;
      box.style.width = `${rect.width}px`;
      box.style.height = `${rect.height}px`;
      return box;
    });
    layer.replaceChildren(...boxes);
  };
  draw();
  return { draw, remove: () => layer.remove() };
}
