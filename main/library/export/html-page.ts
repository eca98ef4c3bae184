import { directionOf, siteOf } from '../../../shared/article.ts';
import { sheetWords } from '../../../shared/locales/en-export.ts';
import { formatFor } from '../../../shared/locales/format.ts';
import type { ArticleRecord, Highlight, StoredRecord } from '../../../shared/model/record.ts';
import { keptAttribute, safeHref } from '../../../shared/sanitise/allow-list.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { htmlText, type Mark, markHtml } from './mark-html.ts';
import { type PlacedHighlight, placeHighlights } from './placed.ts';
import { sheetStyle, styleSource } from './sheet-style.ts';

/** What the person wrote: `note` is the article's note as sanitised HTML, '' without one. */
export type Written = { note: string; highlights: readonly Highlight[] };

const format = formatFor('en-GB');

/** A page of its own, without scripts, that loads nothing from elsewhere. `html` is sanitised already. Its images are still to be put in, or lie beside
 * it: `images` says which of them its policy lets in. */
export function articlePage(record: StoredRecord, html: string, written: Written, images: string): string {
  const { placed, lost } = placeHighlights(written.highlights, htmlText(html).text);
  const commented = placed.filter(({ comment }) => comment !== null && comment.trim() !== '');
  const marks = placed.map((highlight): Mark => {
    const at = commented.indexOf(highlight);
    return { ...highlight, note: at < 0 ? null : at + 1 };
  });
  const lang = keptAttribute('html', 'lang', record.lang ?? '', 'local') ?? 'und';
  const title = escapeHtml(record.title.replace(/\s+/g, ' ').trim() || sheetWords.untitled);
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${directionOf(record.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${images}; style-src ${styleSource}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${sheetStyle}</style>
</head>
<body>
<main>
<article>
<header>
${headOf(record, title)}</header>
${markHtml(html, marks)}
</article>
${notesSection(written.note, commented, lost)}</main>
</body>
</html>
`;
}

/** Site, title, byline and days, and the address it came from. */
function headOf(record: ArticleRecord, title: string): string {
  const address = record.url === null ? null : safeHref(record.url);
  const site = siteOf(record);
  const days = [
    ...(record.published === null ? [] : [format.longDate(record.published)]),
    sheetWords.saved(format.longDate(record.saved)),
  ];
  const lines = [
    site === null ? '' : `<p dir="auto">${escapeHtml(site)}</p>\n`,
    `<h1 dir="auto">${title}</h1>\n`,
    record.byline === null ? '' : `<p dir="auto">${escapeHtml(record.byline)}</p>\n`,
    `<p lang="en" dir="ltr">${escapeHtml(days.join(' · '))}</p>\n`,
    address === null
      ? ''
      : `<p dir="ltr"><a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow">${escapeHtml(address)}</a></p>\n`,
  ];
  return lines.join('');
}

function notesSection(
  note: string,
  commented: readonly PlacedHighlight[],
  lost: readonly Highlight[],
): string {
  if (note === '' && commented.length === 0 && lost.length === 0) return '';
  const parts = [`<h2 id="notes" lang="en" dir="ltr">${sheetWords.notes}</h2>\n`];
  if (note !== '') parts.push(`<div class="note" dir="auto">\n${note}\n</div>\n`);
  if (commented.length > 0) {
    const items = commented.map(
      (highlight, at) =>
        `<li id="note-${at + 1}">${quoteOf(highlight)}${commentOf(highlight)}` +
        `<a class="back" href="#mark-${at + 1}" aria-label="${sheetWords.backToText}">↩</a></li>\n`,
    );
    parts.push(`<ol>\n${items.join('')}</ol>\n`);
  }
  if (lost.length > 0) {
    const items = lost.map((highlight) => `<li>${quoteOf(highlight)}${commentOf(highlight)}</li>\n`);
    parts.push(`<h3 lang="en" dir="ltr">${sheetWords.changed}</h3>\n<ul>\n${items.join('')}</ul>\n`);
  }
  return `<section class="notes" aria-labelledby="notes">\n${parts.join('')}</section>\n`;
}

function quoteOf({ quote, colour }: Highlight): string {
  return `<blockquote class="${colour}" dir="auto">${escapeHtml(quote)}</blockquote>`;
}

function commentOf({ comment }: Highlight): string {
  return comment === null || comment.trim() === ''
    ? ''
    : `<p class="comment" dir="auto">${escapeHtml(comment)}</p>`;
}
