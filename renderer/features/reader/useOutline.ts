import { useEffect, useMemo, useState } from 'react';
import type { OpenedArticle } from './opened.ts';
import { currentHeading, nested, type OutlineItem } from './outline.ts';
import { unfold } from './passage-view.ts';

/** Fewer headings than this make no table of contents. */
const fewest = 2;
/** Where a heading stands after a jump, and the line under which the next one counts, px from the upper edge. */
const air = 20;
const line = 80;

export type Outline = {
  items: OutlineItem[];
  /** The heading that the reader is under, by its place among all. */
  current: number | null;
  /** Goes to a heading, with the focus. */
  go(index: number): void;
};

/** The headings of the article in the frame, null when there are too few. */
export function useOutline(document: Document | null, article: OpenedArticle | null): Outline | null {
  const [headings, setHeadings] = useState<readonly HTMLElement[]>([]);
  const [current, setCurrent] = useState<number | null>(null);
  const text = article?.text ?? null;

  useEffect(() => {
    const found =
      text === null ? null : document?.querySelectorAll<HTMLElement>('.prose :is(h1, h2, h3, h4)');
    setHeadings([...(found ?? [])].filter((heading) => heading.textContent?.trim()));
  }, [document, text]);

  useEffect(() => {
    if (document === null || headings.length < fewest) return;
    const follow = () => setCurrent(currentHeading(headings.map(topOf), line));
    follow();
    document.addEventListener('scroll', follow);
    return () => document.removeEventListener('scroll', follow);
  }, [document, headings]);

  const items = useMemo(
    () =>
      nested(
        headings.map((heading) => ({
          level: Math.max(2, Number(heading.nodeName.slice(1))),
          text: heading.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        })),
      ),
    [headings],
  );
  if (headings.length < fewest) return null;
  return {
    items,
    current,
    go(index) {
      const heading = headings[index];
      const view = heading?.ownerDocument.defaultView;
      if (!heading || !view) return;
      unfold(heading);
      view.scrollTo({ top: view.scrollY + heading.getBoundingClientRect().top - air, behavior: 'instant' });
      if (!heading.hasAttribute('tabindex')) heading.setAttribute('tabindex', '-1');
      heading.focus({ preventScroll: true });
      // Near the end of an article a heading cannot come to the upper edge: it is the present one all the same.
      view.requestAnimationFrame(() => setCurrent(index));
    },
  };
}

function topOf(heading: Element): number | null {
  const { top, height } = heading.getBoundingClientRect();
  return height === 0 ? null : top;
}
