import { safeHref } from '../../../shared/sanitise/allow-list.ts';

/** What following a link in an article does: opens an address outside the app, goes to a place in the article, or
 * nothing. */
export type LinkTarget = { kind: 'outside'; url: string } | { kind: 'place'; id: string } | null;

export function linkTarget(href: string | null): LinkTarget {
  const safe = href === null ? null : safeHref(href);
  if (safe === null) return null;
  return safe.startsWith('#') ? { kind: 'place', id: safe.slice(1) } : { kind: 'outside', url: safe };
}
