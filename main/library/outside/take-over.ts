import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { excerptOf } from '../../../shared/text/excerpt.ts';
import { countWords } from '../../../shared/text/words.ts';
import { reanchored } from '../correct/reanchor.ts';
import type { OutsideChange } from '../library.types.ts';
import { segmentsOf } from '../search/docs.ts';
import type { ChangedFields } from '../store/changes-log.ts';
import { applyFields } from '../store/changing.ts';
import { articleFile, readFrontMatter, splitFrontMatter } from '../store/front-matter.ts';
import type { SeenFile } from '../store/seen.ts';
import type { Store } from '../store/store.ts';
import { isOwnKept, keepAsVersion } from '../store/texts.ts';
import { mapBounded, slices } from '../store/yielding.ts';
import { findOf } from './findings.ts';
import { merged } from './merge.ts';
import { type OutsideFile, readOutside, signatureNow } from './read-outside.ts';

/** Articles that are read together, and files at once. */
const TOGETHER = 256;
const READERS = 4;

type Changed = Extract<OutsideFile, { kind: 'changed' }>;
/** `text`: the plain text that anchors count in, of a new text. */
type Prepared = { id: ArticleId; file: Changed; text: string | null };

/** Notes what a file looks like, of which everything is taken over. */
type Note = (id: ArticleId, file: SeenFile) => void;

export type Taken = { changes: OutsideChange[]; found: boolean };

/** Takes over what somebody else has written into the files of these articles: a new text, and what its front matter says. A
 * field that was changed here too stays as it is here, and the file is kept among the versions. `stopped` ends it between two
 * groups.
 * @param textOf plain text of a Markdown text, as anchors count in it */
export async function takeOver(
  store: Store,
  ids: readonly ArticleId[],
  textOf: (markdown: string) => Promise<string>,
  stopped: () => boolean = () => false,
): Promise<Taken> {
  const taken: Taken = { changes: [], found: false };
  const hints = await store.index.read((database) => segmentsOf(database, ids));
  const bySegment = new Map<number | null, ArticleId[]>();
  for (const id of ids) {
    const segment = hints.get(id) ?? null;
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), id]);
  }
  for (const group of bySegment.values()) {
    for (let at = 0; at < group.length && !stopped(); at += TOGETHER) {
      const some = group.slice(at, at + TOGETHER);
      const known = new Set<ArticleId>();
      const note: Note = (id, file) => {
        store.seen.note(id, file);
        known.add(id);
      };
      const prepared = await prepare(store, some, { textOf, note, taken });
      if (prepared.length > 0) await store.write(() => take(store, prepared, { note, taken }));
      // Their lines are in the log until their front matter was written, which waited for this.
      store.frontMatter.addPending(some.filter((id) => known.has(id)));
    }
  }
  return taken;
}

/** Reads the files, and makes the plain texts, while others write. */
async function prepare(
  store: Store,
  ids: readonly ArticleId[],
  { textOf, note, taken }: { textOf: (markdown: string) => Promise<string>; note: Note; taken: Taken },
): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  const turn = slices();
  await mapBounded(ids, READERS, async (id) => {
    const place = await store.find(id);
    if (place === null) return;
    const file = await readOutside(store.layout, store.seen, place.record);
    await turn();
    switch (file.kind) {
      case 'unreadable':
        return;
      case 'missing':
        // While an article is replaced, its folder is away for a moment.
        if ((await store.between(() => signatureNow(store.layout, id))) === null)
          taken.found = findOf(store, id, 'damaged-article') || taken.found;
        return;
      case 'damaged':
        taken.found = findOf(store, id, 'damaged-article') || taken.found;
        return;
      case 'unreadable-front':
        taken.found = findOf(store, id, 'unreadable-front') || taken.found;
        return;
      case 'same':
        note(id, file.seen);
        taken.found = findOf(store, id, null) || taken.found;
        return;
      case 'changed': {
        const text = file.newText ? await textOf(file.body).catch(() => undefined) : null;
        // Without the place for hostile texts it waits for the next look.
        if (text !== undefined) prepared.push({ id, file, text });
      }
    }
  });
  return prepared;
}

async function take(
  store: Store,
  prepared: readonly Prepared[],
  { note, taken }: { note: Note; taken: Taken },
): Promise<void> {
  const pending = await store.changes.pending();
  const now = new Date().toISOString();
  const sets = new Map<ArticleId, ChangedFields>();
  const noted: Prepared[] = [];
  for (const one of prepared) {
    const { id, file, text } = one;
    const record = (await store.find(id))?.record;
    // Written again meanwhile, by us or by somebody else: the next look reads it.
    if (record === undefined || (await signatureNow(store.layout, id)) !== file.seen.signature) continue;
    // Another look has taken it over.
    const seen = store.seen.get(id);
    if (isSame(seen, file.seen)) {
      note(id, file.seen);
      continue;
    }
    const touched = new Set(Object.keys(pending.get(id) ?? {}));
    const { set, both, waits, replaces } = merged(record, file.front?.values ?? {}, touched, now);
    if (text !== null) Object.assign(set, factsOfText(record, set, text));
    const wrong = file.front?.wrong ?? [];
    // What stands in the way of our front matter is kept before that is written over it.
    // Of a file that was not known, a field that waits here may simply be that of before.
    const twice = file.known && both.length > 0;
    const overwritten = twice || (wrong.length > 0 && waits);
    if (overwritten) await keepAsVersion(store.layout, id, file.content, '-outside');
    if (replaces) await keepAsVersion(store.layout, id, beforeOf(record, file), '-before');
    const stays = wrong.length > 0 && !waits;
    taken.found = findOf(store, id, stays ? 'wrong-value' : null) || taken.found;
    if (Object.keys(set).length > 0) sets.set(id, set);
    if (!stays) noted.push(one);
    const own = text !== null && seen !== null && (await isOwnKept(store.layout, id, seen.text));
    const news = newsOf(set, { newText: text !== null, both: twice || own });
    if (news !== null) taken.changes.push({ id, title: set.title ?? record.title, kind: news });
  }
  await applyFields(store, sets);
  for (const { id, file } of prepared.filter(({ text }) => text !== null)) {
    const place = await store.find(id);
    if (place === null) continue;
    const bodies = new Map([[id, file.body]]);
    await store.index.update({ segment: place.segment, changed: [place.record], bodies });
    store.changed([id]);
  }
  for (const { id, file } of noted) note(id, file.seen);
}

/** What the file said before, as far as we know: its text only where that stayed. */
function beforeOf(record: StoredRecord, { content, body, newText }: Changed): string {
  const { yaml } = splitFrontMatter(content);
  const { rest } = yaml === null ? { rest: {} } : readFrontMatter(yaml);
  return articleFile(record, rest, newText ? '' : body);
}

/** What a record says of its text, for a new text. What the front matter says of it goes before. */
function factsOfText(record: StoredRecord, set: ChangedFields, text: string): ChangedFields {
  const followed = {
    words: countWords(text),
    highlights: reanchored(set.highlights ?? record.highlights, text),
    // With a text that a person gave it, a stub is an article.
    problem: text.trim() === '' ? record.problem : null,
  };
  if (set.excerpt !== undefined || !wasCut(record)) return followed;
  return { ...followed, excerpt: excerptOf(text) };
}

/** Whether an excerpt was cut from the text that was there, as far as can be told without that: a page's own description
 * ends with its sentence. */
function wasCut({ excerpt, words }: StoredRecord): boolean {
  return excerpt === null || excerpt.endsWith('…') || countWords(excerpt) >= words;
}

/** What is to be told of a change, null when it is nothing: a place in a text goes on by itself. */
function newsOf(
  set: ChangedFields,
  { newText, both }: { newText: boolean; both: boolean },
): OutsideChange['kind'] | null {
  if (both) return 'both';
  if (newText) return 'text';
  return Object.keys(set).some((key) => key !== 'progress' && key !== 'place') ? 'facts' : null;
}

function isSame(known: SeenFile | null, file: SeenFile): boolean {
  return known?.front === file.front && known.text === file.text;
}
