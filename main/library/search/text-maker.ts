import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { SqlDatabase } from './database.ts';
import { giveUpText, putText, settleText, staleDocs } from './fulltext.ts';

/** A text that is to be put. `wants`: what stood there before the record was read. */
type Made = { place: number; wants: string; record: StoredRecord | undefined; body: string };

/** Articles whose files are read together when their texts are made. */
const READ_AT_ONCE = 32;
/** Milliseconds in which texts are put into one transaction; writing them down takes about as long again. */
const SLICE_MS = 7;

type Source = {
  records(segment: number): Promise<readonly StoredRecord[]>;
  body(id: ArticleId): Promise<string>;
};

export type TextMaker = {
  /** Makes full text that is missing or does not fit. True when nothing is left to do. */
  make(): Promise<boolean>;
  /** Puts the full text of these articles; Markdown that is not given is read. */
  put(
    target: SqlDatabase,
    changed: readonly StoredRecord[],
    bodies?: ReadonlyMap<ArticleId, string>,
  ): Promise<void>;
};

/** @param free resolves when there is nothing that goes before */
export function textMaker(
  source: Source,
  { database, free, stopped }: { database(): SqlDatabase; free(): Promise<void>; stopped(): boolean },
): TextMaker {
  /** In transactions that take a slice each: one an article costs twice as much in all, more at once would hold up others. */
  const putSome = async (some: Made[]) => {
    for (let at = 0; at < some.length && !stopped(); ) {
      const target = database();
      target.transaction(() => {
        const started = performance.now();
        do {
          const next = some[at++];
          if (next === undefined) break;
          if (next.record === undefined) giveUpText(target, next);
          else putText(target, next.record, next.body, next.wants);
        } while (at < some.length && performance.now() - started < SLICE_MS);
      });
      await nextTurn();
      await free();
    }
  };

  return {
    async make() {
      for (let stale = staleDocs(database()); stale !== null; stale = staleDocs(database())) {
        const { segment, docs } = stale;
        const records = new Map((await source.records(segment)).map((record) => [record.id, record]));
        if (stopped()) return false;
        const target = database();
        const left = target.transaction(() =>
          docs.filter((one) => !settleText(target, one, records.get(one.id))),
        );
        for (let at = 0; at < left.length; at += READ_AT_ONCE) {
          const some = left.slice(at, at + READ_AT_ONCE);
          const bodies = await Promise.all(some.map(({ id }) => source.body(id).catch(() => '')));
          if (stopped()) return false;
          const made = some.map(({ place, id, wants }, one) => ({
            place,
            wants,
            record: records.get(id),
            body: bodies[one] ?? '',
          }));
          await putSome(made);
          if (stopped()) return false;
        }
      }
      return !stopped();
    },
    async put(target, changed, bodies) {
      for (let at = 0; at < changed.length; at += 8) {
        const some = changed.slice(at, at + 8);
        const texts = new Map<ArticleId, string>();
        for (const { id } of some) texts.set(id, bodies?.get(id) ?? (await source.body(id).catch(() => '')));
        target.transaction(() => {
          for (const record of some) putText(target, record, texts.get(record.id) ?? '');
        });
        await nextTurn();
      }
    },
  };
}
