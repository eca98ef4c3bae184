import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import { isElement, listening } from './frame-events.ts';
import { isLarge } from './prose.ts';

/** An image of an article as it is looked at by itself. */
export type LargeImage = { src: string; alt: string; caption: string };

/** The images of an article, and which of them is looked at. */
export type LargeImages = { images: readonly LargeImage[]; at: number };

/** Opens an image of the frame large: by a click on it, or by Enter or space while it has the focus. */
export function useLargeImages(
  document: Document | null,
  openId: ArticleId | null,
): { large: LargeImages | null; show: (at: number) => void; close: () => void } {
  const [large, setLarge] = useState<LargeImages | null>(null);
  const [shownFor, setShownFor] = useState(openId);
  if (shownFor !== openId) {
    setShownFor(openId);
    setLarge(null);
  }
  useEffect(() => {
    const open = (event: Event) => {
      const { target } = event;
      if (document === null || event.defaultPrevented || !isElement(target) || target.nodeName !== 'IMG')
        return;
      const images = [...document.querySelectorAll('.prose img')].filter(isLarge);
      const at = images.indexOf(target);
      if (at < 0) return;
      event.preventDefault();
      setLarge({ images: images.map(facts), at });
    };
    const onClick = (event: MouseEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (event.button === 0 && plain) open(event);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') open(event);
    };
    return listening(document, (document, options) => {
      document.addEventListener('click', onClick, options);
      document.addEventListener('keydown', onKey, options);
    });
  }, [document]);
  return {
    large,
    show: (at) => setLarge((before) => before && { ...before, at }),
    close: () => setLarge(null),
  };
}

function facts(image: Element): LargeImage {
  const caption = image.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
  return {
    src: image.getAttribute('src') ?? '',
    alt: image.getAttribute('alt')?.trim() ?? '',
    caption: caption.replace(/\s+/g, ' ').trim(),
  };
}
