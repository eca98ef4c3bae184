import type { Highlight, StoredRecord } from '../../../shared/model/record.ts';
import type { Library } from '../../library/index.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine, plain } from '../print.ts';

/** Every highlight and every note, newest article first. */
export async function notes(library: Library, io: Io, { json }: { json: boolean }): Promise<Exit> {
  let last: string | null = null;
  for await (const { record, highlight, note } of library.notes()) {
    io.signal.throwIfAborted();
    if (json) await io.out(jsonLine(noteOf(record, highlight, note)));
    else {
      const heading = `${last === null ? '' : '\n'}${plain(record.title)}\n  ${plain(record.url ?? record.id)}\n`;
      await io.out((last === record.id ? '' : heading) + described(highlight, note));
    }
    last = record.id;
  }
  if (last === null && !json) await io.out('No notes.\n');
  return 0;
}

/** A highlight with its article; for a note on the whole article all that belongs to a highlight is null. */
function noteOf(record: StoredRecord, highlight: Highlight | null, note: string | null) {
  return {
    article: record.id,
    title: record.title,
    url: record.url,
    id: highlight?.id ?? null,
    quote: highlight?.quote ?? null,
    comment: highlight?.comment ?? null,
    note,
    colour: highlight?.colour ?? null,
    prefix: highlight?.prefix ?? null,
    suffix: highlight?.suffix ?? null,
    start: highlight?.start ?? null,
    end: highlight?.end ?? null,
    created: highlight?.created ?? null,
    updated: highlight?.updated ?? null,
  };
}

function described(highlight: Highlight | null, note: string | null): string {
  const lines = [];
  if (highlight !== null) lines.push(`“${plain(highlight.quote)}”`);
  if (highlight?.comment) lines.push(`  ${plain(highlight.comment)}`);
  if (note !== null) lines.push(plain(note));
  return lines.map((line) => `  ${line}\n`).join('');
}
