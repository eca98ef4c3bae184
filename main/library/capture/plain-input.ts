import type { Extracted } from '../ports.ts';
import { extracted } from './article.ts';
import { fileTitle } from './clean-names.ts';
import { isFurniture } from './furniture.ts';
import { noMetadata } from './metadata.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** A byline stands this many lines below the title at most. */
const bylineWithin = 8;

/** An article from plain text: the first line is the title, a line `By …` below it the byline, blank lines part the
 * paragraphs, and lines that belong to a page's frame (`Share this:`) are left out. */
export function readPlainText(input: { text: string; name: string | null; imagePrefix: string }): Extracted {
  const lines = input.text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
  const first = lines.findIndex((line) => line !== '');
  const body = lines.slice(first + 1);
  const bylineAt = body.findIndex((line, at) => at < bylineWithin && bylineOf(line) !== null);
  const byline = bylineOf(body[bylineAt] ?? '');
  if (byline !== null) body[bylineAt] = '';
  const paragraphs = paragraphsOf(body.map((line) => (isFurniture(line) ? '' : line)));
  return extracted({
    metadata: { ...noMetadata, title: lines[first] ?? null, byline },
    fallbackTitle: fileTitle(input.name) ?? '',
    markdown: plainMarkdown(paragraphs),
    images: [],
    imagePrefix: input.imagePrefix,
    problem: null,
  });
}

/** The name in a line `By …`; a sentence that begins so ends like one, or is longer. */
function bylineOf(line: string): string | null {
  const name = /^by\s*:?\s+(\S.*)$/i.exec(line)?.[1] ?? '';
  return name === '' || name.length > 90 || /[.!?…:;]$/.test(name) ? null : name;
}

/** Lines joined to paragraphs at every blank line. */
function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const line of [...lines, '']) {
    if (line !== '') open.push(line);
    else if (open.length > 0) {
      paragraphs.push(open.join(' '));
      open = [];
    }
  }
  return paragraphs;
}
