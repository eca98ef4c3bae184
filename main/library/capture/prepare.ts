import { all, type Document, type Element, folded } from './dom.ts';
import { settleImages } from './images.ts';
import { absolute } from './metadata.ts';

/** Makes a page plain before the article is looked for: absolute addresses, images that need no script, and marks for
 * what would be lost on the way (`data-code` languages, formulas as text, embedded players as links, captions). */
export function preparePage(document: Document, base: string | null): void {
  settleImages(document, base);
  settleFormulas(document);
  settleCode(document);
  settleEmbeds(document, base);
  settleCaptions(document);
  for (const link of all(document, 'a[href]')) {
    const href = link.getAttribute('href')?.trim() ?? '';
    const address = /^mailto:/i.test(href) ? href : absolute(href, base);
    if (address === null) link.removeAttribute('href');
    else link.setAttribute('href', address);
  }
}

/** The address that relative ones are relative to. */
export function baseAddress(document: Document, url: string | null): string | null {
  const written = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  return absolute(written, url) ?? url;
}

/** A formula becomes its TeX source as code, or its text where there is none. */
function settleFormulas(document: Document): void {
  for (const math of all(document, 'math')) {
    const root = math.closest('.katex, .katex-display, .mwe-math-element, mjx-container, .MathJax') ?? math;
    const tex =
      math.querySelector('annotation[encoding="application/x-tex"]')?.textContent ??
      math.getAttribute('alttext');
    root.replaceWith(
      tex === null || folded(tex) === '' ? ` ${folded(math.textContent)} ` : code(document, folded(tex)),
    );
  }
  for (const script of all(document, 'script[type^="math/tex"]')) {
    script.replaceWith(code(document, folded(script.textContent)));
  }
}

function code(document: Document, text: string): Element {
  const element = document.createElement('code');
  element.textContent = text;
  return element;
}

const languageName = /(?:^|\s)(?:lang(?:uage)?|highlight-source|brush:?\s*)-?([\w+#-]+)/i;

/** Where the language of a code block is written differs from one highlighter to the next. */
function settleCode(document: Document): void {
  for (const pre of all(document, 'pre')) {
    const marked = [pre, pre.querySelector('code'), pre.parentElement].flatMap((element) => element ?? []);
    const language = marked
      .map(
        (element) =>
          element.getAttribute('data-lang') ??
          element.getAttribute('data-language') ??
          languageName.exec(element.getAttribute('class') ?? '')?.[1],
      )
      .find((name) => name !== undefined && /^[\w+#-]{1,30}$/.test(name));
    if (language !== undefined) pre.setAttribute('data-code', language);
    for (const number of all(pre, '.lineno, .line-number, .linenumber, .gutter')) number.remove();
  }
}

const player =
  /(?:youtube(?:-nocookie)?\.com\/embed|player\.|\/embed\/|\/player|dailymotion|vimeo|soundcloud|spotify|podcast|video)/i;

/** Players cannot be kept: a link with their title stands for them. Frames that are no players go. */
function settleEmbeds(document: Document, base: string | null): void {
  for (const media of all(
    document,
    'iframe, video, audio, embed, object, amp-youtube, amp-iframe, amp-video',
  )) {
    if (media.parentElement?.closest('video, audio, object') !== null) continue;
    const written =
      ['src', 'data-src', 'data-lazy-src', 'data']
        .map((name) => media.getAttribute(name))
        .find((value) => value) ??
      media.querySelector('source[src]')?.getAttribute('src') ??
      '';
    const address = absolute(written, base);
    const frame = /iframe|embed|object/.test(media.localName);
    if (address === null || (frame && !player.test(address))) {
      media.remove();
      continue;
    }
    const link = document.createElement('a');
    link.setAttribute('href', address);
    link.textContent =
      folded(media.getAttribute('title') ?? media.getAttribute('aria-label')) || shortAddress(address);
    const paragraph = document.createElement('p');
    paragraph.setAttribute('data-embed', '');
    paragraph.append(link);
    media.replaceWith(paragraph);
  }
}

function shortAddress(address: string): string {
  const { host, pathname } = new URL(address);
  return host.replace(/^www\./, '') + pathname.replace(/\/$/, '');
}

const captionName =
  /(?:^|[\s_-])(?:wp-caption-text|caption|figcaption|(?:photo|image|img|picture|media)[_-]?(?:credit|caption|source|copyright|legend|description))(?:[\s_-]|$)/i;

/** Captions that are not marked up as such, beside their image, become `figure` and `figcaption`. */
function settleCaptions(document: Document): void {
  for (const element of all(
    document,
    '[class*="aption"], [class*="redit"], [class*="legend"], [class*="copyright"], [itemprop="caption"]',
  )) {
    const named = captionName.test(element.getAttribute('class') ?? '') || element.hasAttribute('itemprop');
    if (!named || element.closest('figcaption, figure figcaption, a, table') !== null) continue;
    if (element.querySelector('img, figure, h1, h2') !== null) continue;
    const text = folded(element.textContent);
    if (text === '' || text.length > 600) continue;
    const holder = holderOf(element, text.length);
    if (holder === null) continue;
    const caption = document.createElement('figcaption');
    caption.append(...element.childNodes);
    element.replaceWith(caption);
    if (holder.closest('figure') === null) {
      const figure = document.createElement('figure');
      holder.replaceWith(figure);
      figure.append(...all(holder, 'img'), caption);
    }
  }
}

/** The nearest element around a caption that has its image and hardly any other text. */
function holderOf(caption: Element, length: number): Element | null {
  let holder = caption.parentElement;
  for (let up = 0; holder !== null && up < 3; up++) {
    if (holder.localName === 'figure') return holder;
    if (holder.localName === 'body' || folded(holder.textContent).length > length * 1.5 + 60) return null;
    if (holder.querySelector('img') !== null) return holder;
    holder = holder.parentElement;
  }
  return null;
}
