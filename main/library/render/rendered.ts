import { LibraryError } from '../../../shared/errors.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import type { Ports } from '../ports.ts';
import { markdownToText } from '../search/markdown-text.ts';

/** An article as it is shown. A text that cannot be rendered within limits comes as plain paragraphs with `degraded`.
 * Throws what the disposable process throws, but not `over-limit`. */
export async function renderArticle(
  ports: Pick<Ports, 'hostile' | 'log'>,
  markdown: string,
  imageBase: string,
): Promise<{ html: string; text: string; degraded: boolean }> {
  try {
    return { ...(await ports.hostile('render', { markdown, imageBase })), degraded: false };
  } catch (error) {
    if (!(error instanceof LibraryError) || error.failure.code !== 'over-limit') throw error;
    ports.log('warn', 'an article is shown as plain text', { limit: error.failure.details.limit });
    const text = markdownToText(markdown);
    return { html: paragraphs(text), text, degraded: true };
  }
}

function paragraphs(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
}
