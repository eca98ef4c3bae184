import { type RefObject, useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { isElement, listening } from './frame-events.ts';
import { linkTarget } from './links.ts';

/** A link whose menu is open, and where in the window, px. */
export type LinkMenuAt = { url: string; at: { x: number; y: number } };

export type FrameLinks = {
  /** The address of the link under the pointer or with the focus, to be shown. */
  address: string | null;
  menu: LinkMenuAt | null;
  closeMenu(): void;
};

/** Takes every link of the frame in hand before it navigates: addresses open outside the app, places are scrolled to, and
 * the right button or the menu key opens a menu. */
export function useFrameLinks(
  document: Document | null,
  frame: RefObject<HTMLElement | null>,
  openId: ArticleId | null,
): FrameLinks {
  const [address, setAddress] = useState<string | null>(null);
  const [menu, setMenu] = useState<LinkMenuAt | null>(null);
  const [shownFor, setShownFor] = useState(openId);
  // A link that goes with its article is not left: no event tells.
  if (shownFor !== openId) {
    setShownFor(openId);
    setAddress(null);
    setMenu(null);
  }
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event);
      if (link === null) return;
      event.preventDefault();
      // The right button opens the menu, others go back and forward.
      if (event.button > 1) return;
      const target = linkTarget(link.getAttribute('href'));
      if (target?.kind === 'outside') openOutside(target.url);
      if (target?.kind === 'place') goTo(document, target.id);
    };
    const ask = (event: MouseEvent) => {
      const target = linkTarget(linkOf(event)?.getAttribute('href') ?? null);
      const box = frame.current?.getBoundingClientRect();
      if (target?.kind !== 'outside' || box === undefined) return;
      event.preventDefault();
      setMenu({ url: target.url, at: { x: box.left + event.clientX, y: box.top + event.clientY } });
    };
    const show = (event: Event) => {
      const target = linkTarget(linkOf(event)?.getAttribute('href') ?? null);
      setAddress(target?.kind === 'outside' ? target.url : null);
    };
    const hide = () => setAddress(null);
    const stay = (event: Event) => {
      if (event.type === 'submit' || linkOf(event) !== null) event.preventDefault();
    };
    return listening(document, (document, options) => {
      document.addEventListener('click', follow, options);
      document.addEventListener('auxclick', follow, options);
      document.addEventListener('contextmenu', ask, options);
      for (const name of ['dragstart', 'submit']) document.addEventListener(name, stay, options);
      for (const name of ['mouseover', 'focusin']) document.addEventListener(name, show, options);
      for (const name of ['mouseleave', 'focusout']) document.addEventListener(name, hide, options);
    });
  }, [document, frame]);
  return { address, menu, closeMenu: () => setMenu(null) };
}

export function openOutside(url: string): void {
  call('app.openExternal', { url }).catch((error: unknown) => showToast(t.failure(failureOf(error))));
}

function linkOf(event: Event): Element | null {
  return isElement(event.target) ? event.target.closest('a[href]') : null;
}

function goTo(document: Document | null, id: string): void {
  const place = document?.getElementById(id) ?? null;
  if (place === null) return;
  place.scrollIntoView({ block: 'center' });
  if (!place.hasAttribute('tabindex') && place.nodeName !== 'A') place.setAttribute('tabindex', '-1');
  place.focus({ preventScroll: true });
}
