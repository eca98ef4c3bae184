import { LibraryError } from '../../../shared/errors.ts';
import type { StoredRecord } from '../../../shared/model/record.ts';
import type { Ports } from '../ports.ts';
import { notesBelow } from './notes-markdown.ts';
import { placeHighlights } from './placed.ts';
import type { ExportSource } from './reading.ts';

/** An article's Markdown with its highlights marked, and what stands below it. A text that takes too long to be marked
 * stays as it is: the highlights stand below all the same. */
export async function markedText(
  library: Pick<ExportSource, 'markdown' | 'rendered'>,
  ports: Pick<Ports, 'hostile' | 'log'>,
  record: StoredRecord,
): Promise<{ markdown: string; below: string }> {
  const markdown = await library.markdown(record.id);
  if (record.highlights.length === 0) return { markdown, below: notesBelow(record.note, [], []) };
  const { text } = await library.rendered(record.id, '');
  const { placed, lost } = placeHighlights(record.highlights, text);
  const passages = placed.map(({ start, end }) => ({ start, end }));
  const marked = await ports.hostile('mark', { markdown, passages }).catch((error: unknown) => {
    if (!(error instanceof LibraryError) || error.failure.code !== 'over-limit') throw error;
    ports.log('warn', 'highlights of an exported text are not marked', {
      limit: error.failure.details.limit,
    });
    return { markdown };
  });
  return { markdown: marked.markdown, below: notesBelow(record.note, placed, lost) };
}
