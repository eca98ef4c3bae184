import type { RendererObject } from 'marked';
import { articleClass, idPrefix, safeHref } from '../../../shared/sanitise/allow-list.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { decodeEntities } from './entities.ts';

/** How an article's tokens become HTML where it differs from what `marked` does: headings have ids for the outline,
 * and an image without an address (`imageAddress` gives null) shows its description instead. */
export function articleRenderer(imageAddress: (written: string) => string | null): RendererObject {
  const ids = new Set<string>();

  const headingId = (text: string) => {
    const slug =
      text
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join('-')
        .slice(0, 80) ?? 'section';
    let id = slug;
    for (let count = 2; ids.has(id); count++) id = `${slug}-${count}`;
    ids.add(id);
    // `h-` keeps them apart from the ids of footnotes.
    return `${idPrefix}h-${id}`;
  };

  const imageHtml = (address: string, description: string) => {
    const source = imageAddress(address);
    if (source === null) return missingImage(address, description);
    return `<img src="${escapeHtml(source)}" alt="${escapeHtml(description)}">`;
  };

  return {
    heading({ tokens, depth }) {
      const content = this.parser.parseInline(tokens);
      const id = headingId(decodeEntities(this.parser.parseInline(tokens, this.parser.textRenderer)));
      return `<h${depth} id="${escapeHtml(id)}">${content}</h${depth}>\n`;
    },
    image({ href, text }) {
      return imageHtml(decodeEntities(href), decodeEntities(text));
    },
    html({ text }) {
      return text.replace(imageTag, (tag) => {
        const { href, alt } = imageOf(tag);
        return imageHtml(href, alt);
      });
    },
    checkbox({ checked }) {
      return `<span class="${articleClass.task}">${checked ? '☑' : '☐'}</span> `;
    },
  };
}

/** An `img` in HTML that stands in Markdown. */
export const imageTag = /<img\s[^>]*>/gi;

export function imageOf(tag: string): { href: string; alt: string } {
  const value = (name: string) => {
    const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(tag);
    return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '', 'html');
  };
  return { href: value('src'), alt: value('alt') };
}

/** What stands in the place of an image that the library does not have. Nothing is loaded; its address stays in reach. */
function missingImage(address: string, description: string): string {
  const href = safeHref(address);
  const name = description.trim() || (href === null ? '' : lastPart(href));
  const shown = escapeHtml(name);
  const content = href === null ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
  return `<span class="${articleClass.missingImage}">${content}</span>`;
}

function lastPart(address: string): string {
  const url = new URL(address);
  return url.pathname.split('/').findLast((part) => part !== '') ?? url.host;
}
