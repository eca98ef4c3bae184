import type { Library } from '../../library/index.ts';
import { rowsOf } from '../found.ts';
import type { Exit, Io } from '../io.ts';
import { tellLiteral } from '../literal.ts';
import { jsonLine, recordOf, recordRow } from '../print.ts';

export type ListArguments = { query: string | null; limit: number | null; json: boolean };

/** The articles outside the trash, or those that a query finds, newest saved first. */
export async function list(library: Library, io: Io, { query, limit, json }: ListArguments): Promise<Exit> {
  await tellLiteral(io, query);
  for await (const rows of rowsOf(library, query, limit ?? Infinity)) {
    io.signal.throwIfAborted();
    const lines = rows.map((row) => (json ? jsonLine(recordOf(row)) : recordRow(row, io.columns)));
    await io.out(lines.join(''));
  }
  return 0;
}
