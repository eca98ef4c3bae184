import { safeImageSource } from '../../../shared/sanitise/allow-list.ts';
import { lexMarkdown } from './lex.ts';
import { plainTextOf } from './plain-text.ts';
import { sanitiseHtml } from './sanitise.ts';

/** Markdown of an article as sanitised HTML, and as the plain text that anchors count in. Image paths `images/x` become
 * `<imageBase>images/x`. May hang or overflow the stack on hostile text: for the disposable process. */
export function renderMarkdown(input: { markdown: string; imageBase: string }): {
  html: string;
  text: string;
} {
  const lexed = lexMarkdown(input.markdown, (address) => {
    return safeImageSource(address.startsWith('images/') ? input.imageBase + address : address, 'local');
  });
  return { html: sanitiseHtml(lexed.toHtml(), 'local'), text: plainTextOf(lexed, { captions: true }) };
}
