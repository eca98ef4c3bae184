export { extractPage } from './page.ts';
export { extractPlain } from './plain.ts';
export { extractText } from './text-input.ts';
