import type { ArticleId, StoredRecord } from '../../shared/model/record.ts';
import { articleImageBase } from '../../shared/sanitise/allow-list.ts';
import type { Library } from '../library/index.ts';

/** An article's text for the reader. */
type Text = { html: string; degraded: boolean };

export type Prepared = {
  /** Renders an article that is about to be opened. */
  prepare(record: StoredRecord): void;
  /** The text: what was prepared of it, else rendered now. Nothing is handed out twice. */
  take(record: StoredRecord): Promise<Text>;
};

/** Articles that wait to be opened. */
const KEPT = 3;
/** A text that has waited longer is rendered anew: its file may have been changed from outside. Milliseconds. */
const FRESH = 30_000;

/** Renders articles before they are opened: where the pointer rests, and the next one of the list. */
export function prepareArticles(library: Pick<Library, 'rendered' | 'onChange'>): Prepared {
  const waiting = new Map<ArticleId, { text: Promise<Text>; since: number }>();

  library.onChange(({ ids }) => {
    if (ids === null) waiting.clear();
    else for (const id of ids) waiting.delete(id);
  });

  const render = async ({ id, words, problem }: StoredRecord): Promise<Text> => {
    // A stub may hold what was found of its text, and an article may be pictures alone.
    if (words === 0 && problem !== null) return { html: '', degraded: false };
    const { html, degraded } = await library.rendered(id, `${articleImageBase}${id}/`);
    return { html, degraded };
  };

  return {
    prepare(record) {
      if (waiting.has(record.id)) return;
      const text = render(record);
      // Who opens it is told what is wrong with it.
      text.catch(() => waiting.delete(record.id));
      waiting.set(record.id, { text, since: Date.now() });
      for (const oldest of waiting.keys()) {
        if (waiting.size <= KEPT) break;
        waiting.delete(oldest);
      }
    },
    take(record) {
      const known = waiting.get(record.id);
      waiting.delete(record.id);
      const fresh = known !== undefined && Date.now() - known.since < FRESH;
      return fresh ? known.text : render(record);
    },
  };
}
