const trackingParameter = /^(?:utm_.*|fbclid|gclid|mc_cid|mc_eid)$/i;

/** The address as it is compared: two are the same article when they differ only in `http`/`https`, letter case of the
 * host, a slash at the end, the fragment, or tracking parameters. A fragment that is a path (`#/story`, `#!story`)
 * counts. Null when `address` is no http(s) address. */
export function addressKey(address: string): string | null {
  const url = webAddress(address);
  if (url === null) return null;
  // The query is cut by hand: URLSearchParams would write the rest of it anew.
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !trackingParameter.test(part.split('=')[0] ?? ''))
    .join('&');
  const path = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname;
  const fragment = /^#[/!]/.test(url.hash) ? url.hash : '';
  return `${url.host}${path}${query === '' ? '' : `?${query}`}${fragment}`;
}

/** An http(s) address as a URL, null for anything else. Spaces around it go. */
export function webAddress(address: string): URL | null {
  const trimmed = address.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  return new URL(trimmed);
}

/** All web addresses in a text, in order, each page once: one a line, or between other words. */
export function addressesIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"']+/gi) ?? [];
  const byKey = new Map<string, string>();
  for (const address of found.map(withoutEnd)) {
    const key = addressKey(address);
    if (key !== null && !byKey.has(key)) byKey.set(key, address);
  }
  return [...byKey.values()];
}

const ofTheSentence = new Set('.,;:!?');
const brackets = new Map([
  [')', '('],
  [']', '['],
]);

/** Without the marks of the sentence around it; a bracket that was opened inside the address belongs to it. Not by a pattern:
 * one that looks for the end takes the square of the time. */
function withoutEnd(address: string): string {
  const left = new Map(
    [...brackets].map(([close, open]) => [close, count(address, close) - count(address, open)]),
  );
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const surplus = left.get(last);
    if (surplus === undefined ? !ofTheSentence.has(last) : surplus <= 0) break;
    if (surplus !== undefined) left.set(last, surplus - 1);
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
