import { randomBytes } from 'node:crypto';
import type { ArticleId } from '../../../shared/model/record.ts';
import { joined } from './change.ts';
import type { ChangedFields } from './changes-log.ts';

/** Tokens that are remembered, and articles of all of them together. */
const TOKENS = 100;
const ARTICLES = 500_000;

/** What a change did to articles that were alike in what it touched: their fields, before and after. */
export type UndoStep = {
  ids: readonly ArticleId[];
  before: ChangedFields;
  after: ChangedFields;
  /** It changed the text of its one article too: the version that was there before, and the proofs of both texts
   * (`texts.ts`). */
  text?: { version: string; before: string; after: string };
};

export type UndoMemory = {
  /** A token for what takes the steps back, null when there are none. `continues` is the token of the change that these
   * steps go on with, as typing does: the new token takes back both, and the old one is gone. */
  remember(steps: UndoStep[], continues?: string | null): string | null;
  /** The steps of a token, null when it is not known (any more). */
  stepsOf(token: string): UndoStep[] | null;
  /** Articles that are gone for good: nothing of theirs can be taken back. */
  drop(gone: readonly ArticleId[]): void;
  /** Once it is undone. */
  forget(token: string): void;
};

/** The last changes, so that each can be taken back once. They are gone when the library is closed. */
export function undoMemory(): UndoMemory {
  const tokens = new Map<string, UndoStep[]>();
  const keep = (steps: UndoStep[]): string => {
    const token = randomBytes(8).toString('hex');
    tokens.set(token, steps);
    let articles = [...tokens.values()].reduce((sum, kept) => sum + countOf(kept), 0);
    for (const [old, kept] of tokens) {
      if (tokens.size === 1 || (tokens.size <= TOKENS && articles <= ARTICLES)) break;
      tokens.delete(old);
      articles -= countOf(kept);
    }
    return token;
  };
  return {
    remember(steps, continues = null) {
      const begun = continues === null ? undefined : tokens.get(continues);
      if (continues === null || begun === undefined) return steps.length === 0 ? null : keep(steps);
      if (steps.length === 0) return continues;
      tokens.delete(continues);
      return keep(together(begun, steps));
    },
    stepsOf: (token) => tokens.get(token) ?? null,
    drop(gone) {
      if (gone.length === 0) return;
      const ids = new Set(gone);
      for (const [token, steps] of tokens) {
        const left = steps.flatMap((step) => {
          const its = step.ids.filter((id) => !ids.has(id));
          if (its.length === step.ids.length) return [step];
          return its.length === 0 ? [] : [{ ...step, ids: its }];
        });
        if (left.length === 0) tokens.delete(token);
        else tokens.set(token, left);
      }
    },
    forget(token) {
      tokens.delete(token);
    },
  };
}

function countOf(steps: readonly UndoStep[]): number {
  return steps.reduce((sum, { ids }) => sum + ids.length, 0);
}

function together(first: readonly UndoStep[], second: readonly UndoStep[]): UndoStep[] {
  const later = new Map(second.flatMap((step) => step.ids.map((id) => [id, step])));
  const both = first.flatMap((step) =>
    step.ids.map((id): UndoStep => {
      const next = later.get(id);
      later.delete(id);
      return { ...step, ids: [id], ...(next === undefined ? {} : joined(step, next)) };
    }),
  );
  return [...both, ...[...later].map(([id, step]) => ({ ...step, ids: [id] }))];
}
