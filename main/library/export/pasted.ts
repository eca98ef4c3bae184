import { siteOf, titledLink } from '../../../shared/article.ts';
import { sheetWords } from '../../../shared/locales/en-export.ts';
import type { StoredRecord } from '../../../shared/model/record.ts';
import { inlineMarkdown } from '../../../shared/text/inline-markdown.ts';
import type { Ports } from '../ports.ts';
import { dropImages } from './image-links.ts';
import { markedText } from './marked-text.ts';
import type { ExportSource } from './reading.ts';

/** An article to be pasted as Markdown: its title as a heading that leads to its source, byline, site and day, and the text
 * with its highlights marked. Images stay behind: their descriptions stand in their place. */
export async function pastedMarkdown(
  library: Pick<ExportSource, 'markdown' | 'rendered'>,
  ports: Pick<Ports, 'hostile' | 'log'>,
  record: StoredRecord,
): Promise<string> {
  const { markdown } = await markedText(library, ports, record);
  const facts = [record.byline, siteOf(record), record.published?.slice(0, 10) ?? null].filter(
    (fact) => fact !== null,
  );
  const head = [
    `# ${titledLink({ ...record, title: record.title || sheetWords.untitled })}`,
    ...(facts.length === 0 ? [] : [inlineMarkdown(facts.join(' · '))]),
  ];
  return `${head.join('\n\n')}\n\n${dropImages(markdown).trim()}\n`;
}
