export { markMarkdown } from './mark-markdown.ts';
export { plainText } from './plain-text.ts';
export { renderMarkdown } from './render.ts';
export { sanitiseHtml } from './sanitise.ts';
