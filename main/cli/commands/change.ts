import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleState, RecordChange } from '../../../shared/model/record.ts';
import type { Library } from '../../library/index.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine, plain, recordBlock, recordOf } from '../print.ts';

export type TagArguments = { id: string; add: string[]; remove: string[]; json: boolean };

export async function tag(library: Library, io: Io, { id, add, remove, json }: TagArguments): Promise<Exit> {
  return await change(library, io, id, { addTags: add, removeTags: remove }, json);
}

export async function state(
  library: Library,
  io: Io,
  { id, state, json }: { id: string; state: ArticleState; json: boolean },
): Promise<Exit> {
  return await change(library, io, id, { state }, json);
}

/** Changes one article and prints its record once the change is durable. */
async function change(
  library: Library,
  io: Io,
  id: string,
  what: RecordChange,
  json: boolean,
): Promise<Exit> {
  const { missing } = await library.change([id], what);
  if (missing.length > 0) throw new LibraryError({ code: 'not-found', details: { what: 'article', id } });
  const record = await library.get(id);
  await io.out(json ? jsonLine(recordOf(record)) : recordBlock(record));
  return 0;
}

export type NoteArguments = { id: string; quote: string; comment: string | null; json: boolean };

/** Marks a passage, with a comment or without. */
export async function note(
  library: Library,
  io: Io,
  { id, quote, comment, json }: NoteArguments,
): Promise<Exit> {
  const { highlight } = await library.addHighlight(id, { quote, start: null, comment, colour: 'yellow' });
  const marked = `Marked: “${plain(highlight.quote)}”\n`;
  await io.out(json ? jsonLine({ article: id, ...highlight }) : marked);
  return 0;
}
