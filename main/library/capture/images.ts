import { all, type Document, type Element } from './dom.ts';
import { absolute } from './metadata.ts';

/** Wider is not asked for when there is a choice: twice the widest measure of the reader. In pixels. */
const wideEnough = 2000;
const imageFile = /\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#&@:/])/i;

/** Gives every image of a page its best address as an absolute `src`, whichever way the page names it: `srcset`,
 * `picture`, a lazy attribute or a copy in `noscript`. Images that load nothing to see are removed. */
export function settleImages(document: Document, base: string | null): void {
  unwrapNoscript(document);
  for (const image of all(document, 'img, amp-img')) {
    const source = bestSource(image, base);
    if (source === null || isPixel(image)) {
      image.remove();
      continue;
    }
    const settled = document.createElement('img');
    settled.setAttribute('src', source);
    for (const name of ['alt', 'title', 'width', 'height', 'class', 'itemprop']) {
      const value = image.getAttribute(name);
      if (value !== null) settled.setAttribute(name, value);
    }
    const picture = image.closest('picture');
    (picture ?? image).replaceWith(settled);
  }
}

/** An image in `noscript` is what its neighbour becomes once scripts have run: it takes the neighbour's place. */
function unwrapNoscript(document: Document): void {
  for (const noscript of all(document, 'noscript')) {
    const inside = all(noscript, 'img, picture').filter(
      (element) => element.parentElement?.localName !== 'picture',
    );
    const image = inside[0];
    if (image === undefined || inside.length > 1) continue;
    const placeholder = [noscript.previousElementSibling, noscript.nextElementSibling].find(
      (element) => element !== null && isPlaceholder(element),
    );
    if (placeholder) placeholder.remove();
    else if (noscript.parentElement?.querySelector('img') !== image && hasOther(noscript)) continue;
    noscript.replaceWith(image);
  }
}

function hasOther(noscript: Element): boolean {
  return (
    noscript.parentElement !== null &&
    all(noscript.parentElement, 'img').some((image) => !noscript.contains(image))
  );
}

function isPlaceholder(element: Element): boolean {
  if (element.localName === 'img' || element.localName === 'picture') return true;
  return (element.textContent ?? '').trim() === '' && all(element, 'img').length === 1;
}

function bestSource(image: Element, base: string | null): string | null {
  const picture = image.closest('picture');
  const sources =
    picture === null
      ? []
      : all(picture, 'source').filter((source) => !/svg/i.test(source.getAttribute('type') ?? ''));
  const sets = [image, ...sources].flatMap((element) => [...attributesNamed(element, /srcset/i)]);
  const candidates = sets.flatMap(parseSrcset).filter((candidate) => usable(candidate.url));
  const sized = candidates.filter((candidate) => candidate.size > 0).sort((a, b) => a.size - b.size);
  const lazy = [...image.attributes]
    .filter(
      ({ name, value }) =>
        /^data-/.test(name) && !/srcset/i.test(name) && usable(value) && lazyAddress(name, value),
    )
    .map(({ value }) => value);
  const own = image.getAttribute('src') ?? '';
  const best = sized.find((candidate) => candidate.size >= wideEnough) ?? sized.at(-1);
  const chosen = [best?.url, ...lazy, usable(own) ? own : undefined, candidates[0]?.url];
  for (const address of chosen) {
    const url = address === undefined ? null : absolute(address, base);
    if (url !== null) return url;
  }
  return inlineImage(own) ? own : null;
}

function attributesNamed(element: Element, pattern: RegExp): string[] {
  return [...element.attributes].filter(({ name }) => pattern.test(name)).map(({ value }) => value);
}

/** Whether a `data-` attribute is where a lazy image keeps its address: it is called so, or looks like one. */
function lazyAddress(name: string, value: string): boolean {
  if (/\s|[{}<>"]/.test(value.trim())) return false;
  if (/^data-(?:lazy-)?(?:src|url|original|image|img|lazy|hi-res-src|full-src|large-file)$/.test(name))
    return /[./]/.test(value);
  return /(?:src|original|image|img|lazy|file)/.test(name) && imageFile.test(value);
}

function usable(address: string): boolean {
  const trimmed = address.trim();
  return (
    trimmed !== '' && !/^(?:data|about|javascript|blob):/i.test(trimmed) && !/\.svg(?:$|[?#])/i.test(trimmed)
  );
}

function inlineImage(address: string): boolean {
  // Placeholders are a few hundred characters long.
  return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(address) && address.length > 2000;
}

/** The candidates of a `srcset`; addresses may have commas in them. Widths in pixels, densities as if 1x were 1 px wide. */
function parseSrcset(srcset: string): { url: string; size: number }[] {
  const found: { url: string; size: number }[] = [];
  for (const [, url = '', size = '0'] of srcset.matchAll(
    /([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g,
  )) {
    found.push({ url, size: Number(size) || 0 });
  }
  return found;
}

function isPixel(image: Element): boolean {
  return ['width', 'height'].some((name) => /^[01](?:px)?$/.test(image.getAttribute(name)?.trim() ?? ''));
}
