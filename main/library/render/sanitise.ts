import sanitize from 'sanitize-html';
import {
  allowedAttributes,
  allowedTags,
  droppedWithContent,
  type ImagePolicy,
  keptAttribute,
} from '../../../shared/sanitise/allow-list.ts';

/** HTML with nothing in it but what `shared/sanitise` allows. */
export function sanitiseHtml(html: string, images: ImagePolicy): string {
  return sanitize(html, {
    allowedTags: [...allowedTags],
    allowedAttributes: { '*': [...allowedAttributes] },
    // Addresses were judged by `keptAttribute`; this is the second lock on the same door.
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['http', 'https', 'data', 'offprint-app'] },
    allowProtocolRelative: false,
    nonTextTags: [...droppedWithContent],
    parseStyleAttributes: false,
    transformTags: {
      '*': (tagName, attributes) => ({ tagName, attribs: keptAttributes(tagName, attributes, images) }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs.src === undefined,
  });
}

function keptAttributes(
  tag: string,
  attributes: Record<string, string>,
  images: ImagePolicy,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const safe = keptAttribute(tag, name, value, images);
    if (safe !== null) kept[name] = safe;
  }
  // Wherever a link leads, it does not tell where from.
  if (tag === 'a' && kept.href !== undefined && !kept.href.startsWith('#'))
    kept.rel = 'noopener noreferrer nofollow';
  else delete kept.rel;
  return kept;
}
