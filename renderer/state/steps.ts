/** A move through the list by key. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up';

type Place = {
  index: number;
  /** False: the cursor stands before the row at `index`, not on it. */
  onRow: boolean;
  count: number;
  /** Rows in view. */
  page: number;
};

/** The row a step leads to, null when the list is empty. */
export function stepped(step: Step, { index, onRow, count, page }: Place): number | null {
  if (count === 0) return null;
  const leap = Math.max(1, page - 1);
  switch (step) {
    case 'next':
      return within(onRow ? index + 1 : index, count);
    case 'previous':
      return within(index - 1, count);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'page-down':
      return within(index + leap, count);
    case 'page-up':
      return within(index - leap, count);
  }
}

function within(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}

/** The rows of a range, its ends in any order: from `from` up to but not including `to`. */
export function between(anchor: number, index: number): { from: number; to: number } {
  return { from: Math.min(anchor, index), to: Math.max(anchor, index) + 1 };
}

/** The row to select when some leave: the first below the last of them that stays, else the one above, else none. Both
 * lists are indices; the answer is the index before they leave. */
export function afterLeaving(leaving: readonly number[], count: number): number | null {
  const gone = new Set(leaving);
  if (gone.size === 0) return null;
  for (let index = Math.max(...leaving) + 1; index < count; index++) if (!gone.has(index)) return index;
  for (let index = Math.max(...leaving) - 1; index >= 0; index--) if (!gone.has(index)) return index;
  return null;
}
