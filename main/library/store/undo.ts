import { randomBytes } from 'node:crypto';
import type { ArticleId } from '../../../shared/model/record.ts';
import { joined } from './change.ts';
import type { ChangedFields } from './changes-log.ts';

/** Tokens that are remembered, and articles of all of them together. */
const TOKENS = 100;
const ARTICLES = 500_000;

/** What a change did to one article: its fields, before and after. */
export type UndoStep = {
  id: ArticleId;
  before: ChangedFields;
  after: ChangedFields;
  /** It changed the text too: the version that was there before, and the proofs of both texts (`texts.ts`). */
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
    tokens.set(token, shareValues(steps));
    let articles = [...tokens.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [old, { length }] of tokens) {
      if (tokens.size === 1 || (tokens.size <= TOKENS && articles <= ARTICLES)) break;
      tokens.delete(old);
      articles -= length;
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
        const left = steps.filter(({ id }) => !ids.has(id));
        if (left.length === 0) tokens.delete(token);
        else if (left.length < steps.length) tokens.set(token, left);
      }
    },
    forget(token) {
      tokens.delete(token);
    },
  };
}

function together(first: readonly UndoStep[], second: readonly UndoStep[]): UndoStep[] {
  const later = new Map(second.map((step) => [step.id, step]));
  const both = first.map((step) => {
    const next = later.get(step.id);
    later.delete(step.id);
    return next === undefined ? step : { id: step.id, ...joined(step, next) };
  });
  return [...both, ...later.values()];
}

/** Thousands of articles mostly had the same few values. */
function shareValues(steps: UndoStep[]): UndoStep[] {
  const seen = new Map<string, ChangedFields>();
  const share = (set: ChangedFields): ChangedFields => {
    const key = JSON.stringify(set);
    const shared = seen.get(key) ?? set;
    seen.set(key, shared);
    return shared;
  };
  return steps.map((step) => ({ ...step, before: share(step.before), after: share(step.after) }));
}
