import type { StoredRecord } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { allRecords } from '../store/article.testing.ts';

/** A row of an import; every other has no address. */
export function importRow(name: string): string {
  const url = Number(name.split('-').at(-1)) % 2 === 0 ? `https://example.org/import/${name}` : null;
  return JSON.stringify({ url, title: `Row ${name}`, text: `A row named ${name}.` });
}

/** What a writer was told to be durable, by the lines that it printed. */
export type Ledger = {
  notes: Map<string, string | null>;
  marks: Map<string, string>;
  corrected: Map<string, string>;
  /** True: archived. False: taken back. Null: a change of it had begun. */
  archived: Map<string, boolean | null>;
  /** Of these the removal had begun: they are there, or nothing of them is. */
  removing: Set<string>;
  removed: Set<string>;
  /** What each that was added may be at: more than one after a kill amid a change of all. `before`: when that began. */
  progress: Map<string, number[]>;
  before: Map<string, number[]>;
  imported: Set<string>;
  put: Set<string>;
};

export function newLedger(): Ledger {
  return {
    notes: new Map(),
    marks: new Map(),
    corrected: new Map(),
    archived: new Map(),
    removing: new Set(),
    removed: new Set(),
    progress: new Map(),
    before: new Map(),
    imported: new Set(),
    put: new Set(),
  };
}

export function takeLines(ledger: Ledger, lines: readonly string[]): void {
  for (const [word, id = '', more = ''] of lines.map((line) => line.split(' '))) {
    switch (word) {
      case 'added':
        ledger.notes.set(id, null);
        ledger.progress.set(id, [0]);
        break;
      case 'moving':
        ledger.before = ledger.progress;
        ledger.progress = mapped(ledger.before, (may) => [...may, Number(more)]);
        break;
      case 'moved':
        ledger.progress = mapped(ledger.before, () => [Number(more)]);
        break;
      case 'returning':
        ledger.progress = mapped(ledger.before, (may, one) => [...may, ...(ledger.progress.get(one) ?? [])]);
        break;
      case 'returned':
        ledger.progress = new Map(ledger.before);
        break;
      case 'noted':
        ledger.notes.set(id, more);
        break;
      case 'marked':
        ledger.marks.set(id, more);
        break;
      case 'corrected':
        ledger.corrected.set(id, more);
        break;
      case 'archiving':
        ledger.archived.set(id, null);
        break;
      case 'archived':
        ledger.archived.set(id, true);
        break;
      case 'unarchived':
        ledger.archived.set(id, false);
        break;
      case 'removing':
        ledger.removing.add(id);
        break;
      case 'removed':
        ledger.removed.add(id);
        break;
      case 'imported':
        ledger.imported.add(id);
        break;
      case 'put':
        ledger.put.add(id);
        break;
    }
  }
}

function mapped(
  places: ReadonlyMap<string, number[]>,
  to: (may: number[], id: string) => number[],
): Map<string, number[]> {
  return new Map([...places].map(([id, may]) => [id, to(may, id)]));
}

/** What of a library is not as it was acknowledged, in words; nothing when all is well. */
export async function broken(library: Library, ledger: Ledger): Promise<string[]> {
  const records = new Map((await allRecords(library)).map((record) => [record.id, record]));
  const wrong: string[] = [];
  const names = [...records.values()].map(({ url, title }) => url ?? title);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) wrong.push(`${name} is there twice`);
    seen.add(name);
  }
  for (const id of ledger.removed) if (records.has(id)) wrong.push(`${id} was removed and is there`);
  for (const [id, note] of ledger.notes) {
    const record = records.get(id);
    if (record === undefined) {
      if (!ledger.removing.has(id)) wrong.push(`${id} was added and is not there`);
      continue;
    }
    wrong.push(...(await brokenOf(library, ledger, record, note)));
  }
  const wanted = [
    ...[...ledger.imported].map((name) => {
      const { url, title }: { url: string | null; title: string } = JSON.parse(importRow(name));
      return url ?? title;
    }),
    ...[...ledger.put].flatMap((name) => [`https://example.org/put/${name}`, `Text ${name}`, `File ${name}`]),
  ];
  for (const name of wanted) if (!seen.has(name)) wrong.push(`${name} was put in and is not there`);
  return wrong;
}

async function brokenOf(
  library: Library,
  ledger: Ledger,
  record: StoredRecord,
  note: string | null,
): Promise<string[]> {
  const { id } = record;
  const wrong: string[] = [];
  if (note !== null && (record.note !== `note ${note}` || !record.tags.includes(`tag${note}`))) {
    wrong.push(`${id} lost its note or tag`);
  }
  const mark = ledger.marks.get(id);
  if (mark !== undefined && !record.highlights.some((one) => one.id === mark))
    wrong.push(`${id} lost a highlight`);
  // What lies in the trash was not among all.
  if (!record.trashed && ledger.progress.get(id)?.includes(record.progress) === false) {
    wrong.push(`${id} is at ${record.progress}`);
  }
  const archived = ledger.archived.get(id);
  if (typeof archived === 'boolean' && (record.state === 'archived') !== archived) {
    wrong.push(`${id} is ${record.state}`);
  }
  const body = await library.markdown(id).catch(String);
  if (!body.startsWith('body')) wrong.push(`${id} has the text ${body}`);
  // A title and the text that came with it are never parted.
  const text = /^body corrected (\d+)/.exec(body)?.[1];
  const title = /^Corrected (\d+)/.exec(record.title)?.[1];
  if (text !== title) wrong.push(`${id} has a title and the text of another`);
  const corrected = ledger.corrected.get(id);
  if (corrected !== undefined && corrected !== text) wrong.push(`${id} lost a correction`);
  return wrong;
}
