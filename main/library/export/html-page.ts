import type { ArticleRecord } from '../../../shared/model/record.ts';
import { safeHref } from '../../../shared/sanitise/allow-list.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';

const style = `
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.15rem/1.6 Georgia, serif; }
header { margin-bottom: 2.5rem; }
h1 { line-height: 1.2; }
header p, figcaption { font-size: 0.85em; opacity: 0.75; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; }
figure { margin: 2rem 0; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: 0.25em 0.5em; }
`;

/** A page of its own, without scripts, that loads nothing from elsewhere. `body` is sanitised already. */
export function articleHtml(record: ArticleRecord, body: string): string {
  const facts = [record.byline, record.site, record.published?.slice(0, 10) ?? null].filter(
    (fact) => fact !== null,
  );
  const address = record.url === null ? null : safeHref(record.url);
  const source =
    address === null ? '' : `<p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>\n`;
  return `<!doctype html>
<html lang="${escapeHtml(record.lang ?? 'und')}" dir="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(record.title)}</title>
<style>${style}</style>
</head>
<body>
<article>
<header>
<h1>${escapeHtml(record.title)}</h1>
<p>${escapeHtml(facts.join(' · '))}</p>
${source}</header>
${body}
</article>
</body>
</html>
`;
}

/** Lets the images of a rendered article lead into `folder` instead of `images`. Text holds no `<`, so that only real tags
 * match. */
export function moveHtmlImages(html: string, folder: string): string {
  return html.replace(/(<img\s[^>]*?\bsrc=")images\//g, `$1${folder}/`);
}

/** Puts each image's description in its place. */
export function dropHtmlImages(html: string): string {
  return html.replace(/<img\b[^>]*>/g, (tag) => /\balt="([^"]*)"/.exec(tag)?.[1] ?? '');
}
