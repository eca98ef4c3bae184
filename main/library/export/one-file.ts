import { LibraryError } from '../../../shared/errors.ts';
import { sheetWords } from '../../../shared/locales/en-export.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { ExportRequest, Skipped } from '../library.types.ts';
import { slices } from '../store/yielding.ts';
import { annotationList, annotationsOf } from './annotations.ts';
import { CSV_START } from './csv.ts';
import { articleRow, articlesHeader, noteRows, notesHeader } from './formats.ts';
import { articleNotes } from './notes-markdown.ts';
import { type ExportSource, readOrSkip } from './reading.ts';

/** Pieces are gathered into writes of this size, in UTF-16 units. */
const WRITE_UNITS = 64 * 1024;

/** The one file that holds something of many articles, piece by piece. Throws `cancelled`: half of it is of no use. */
export async function* collected(
  library: Pick<ExportSource, 'get'>,
  { format, signal, notes }: ExportRequest,
  ids: readonly ArticleId[],
  skipped: Skipped[],
  step: () => void,
): AsyncGenerator<string> {
  const writer = writerOf(format);
  let waiting = writer.start;
  let items = 0;
  const breathe = slices();
  for (const id of ids) {
    await breathe();
    if (signal.aborted) throw new LibraryError({ code: 'cancelled', details: {} });
    const read = await readOrSkip({ id, title: id }, () => library.get(id));
    if ('skipped' in read) skipped.push(read.skipped);
    else {
      for (const piece of writer.pieces(
        notes || format !== 'csv' ? read.value : { ...read.value, note: null },
      )) {
        waiting += (items === 0 ? '' : writer.between) + piece;
        items++;
      }
    }
    step();
    if (waiting.length < WRITE_UNITS) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting + writer.end;
}

type Writer = {
  start: string;
  between: string;
  end: string;
  pieces: (record: StoredRecord) => readonly string[];
};

function writerOf(format: ExportRequest['format']): Writer {
  switch (format) {
    case 'csv':
      return {
        start: CSV_START + articlesHeader,
        between: '',
        end: '',
        pieces: (record) => [articleRow(record)],
      };
    case 'notes-csv':
      return { start: CSV_START + notesHeader, between: '', end: '', pieces: noteRows };
    case 'notes-markdown':
      return {
        start: `# ${sheetWords.notesFile}\n\n`,
        between: '\n',
        end: '',
        pieces: (record) => (hasNotes(record) ? [articleNotes(record)] : []),
      };
    case 'notes-json':
      return {
        ...annotationList,
        pieces: (record) => annotationsOf(record).map((one) => JSON.stringify(one)),
      };
    case 'markdown':
    case 'html':
    case 'pdf':
    case 'json':
    case 'text':
      throw new Error(`${format} has a file for each article`);
  }
}

function hasNotes({ note, highlights }: StoredRecord): boolean {
  return highlights.length > 0 || (note !== null && note.trim() !== '');
}
