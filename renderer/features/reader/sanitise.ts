import createPurifier, { type Config, type DOMPurify, type UponSanitizeAttributeHookEvent } from 'dompurify';
import {
  allowedAttributes,
  allowedTags,
  articleImageBase,
  droppedWithContent,
  keptAttribute,
} from '../../../shared/sanitise/allow-list.ts';

/** DOMPurify's settings, all from the table that the library sanitises by. Which address may stand where is decided by
 * `decideAttribute`; DOMPurify's own rule for addresses only has to know the schemes. */
export const purifyConfig = {
  ALLOWED_TAGS: [...allowedTags],
  ALLOWED_ATTR: [...allowedAttributes],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: new RegExp(`^(?:https?:|mailto:|#|images/|data:image/|${articleImageBase})`, 'i'),
  FORBID_CONTENTS: [...droppedWithContent],
  // Otherwise a text that begins with a frameset leaves no body to sanitise.
  FORCE_BODY: true,
  KEEP_CONTENT: true,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Lets the table decide on one attribute of the element `tag`. */
export function decideAttribute(
  tag: string,
  attribute: Pick<UponSanitizeAttributeHookEvent, 'attrName' | 'attrValue' | 'keepAttr'>,
): void {
  const kept = keptAttribute(tag.toLowerCase(), attribute.attrName, attribute.attrValue, 'local');
  if (kept === null) attribute.keepAttr = false;
  else attribute.attrValue = kept;
}

let purifier: DOMPurify | null = null;

/** The article's HTML as nodes that may be shown: sanitised a second time, on the parser that will show them. They
 * belong to a document of their own, in which nothing is loaded. */
export function articleNodes(html: string): DocumentFragment {
  if (purifier === null) {
    purifier = createPurifier(window);
    purifier.addHook('uponSanitizeAttribute', (node, attribute) => decideAttribute(node.nodeName, attribute));
  }
  // DOMPurify's types do not say so, but what it can make nothing of is null.
  const nodes: DocumentFragment | null = purifier.sanitize(html, purifyConfig);
  return nodes ?? new DocumentFragment();
}
