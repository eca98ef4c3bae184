import { LibraryError } from '../../../shared/errors.ts';
import type { NoteChange } from '../../../shared/model/note.ts';
import type { ArticleId, Highlight, RecordChange, StoredRecord } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { changeArticle, changeEach } from '../store/changing.ts';
import type { Store } from '../store/store.ts';
import type { UndoMemory } from '../store/undo.ts';
import { anchorFor, makeHighlight } from './highlight.ts';

/** Marks passages of articles, and changes and removes what is marked. `textOf` gives an article's plain text. */
export function highlighting(
  store: Store,
  undos: UndoMemory,
  textOf: (id: ArticleId) => Promise<string>,
): Pick<Library, 'addHighlight' | 'changeHighlight' | 'placeHighlight' | 'removeHighlight' | 'changeNotes'> {
  const replaceOne = async (
    id: ArticleId,
    highlight: string,
    next: (one: Highlight) => Highlight[],
    continues: string | null = null,
  ) => {
    const { steps } = await changeArticle(store, id, ({ highlights }) => {
      if (!highlights.some((one) => one.id === highlight)) {
        throw new LibraryError({ code: 'not-found', details: { what: 'highlight', id: highlight } });
      }
      const change = { highlights: highlights.flatMap((one) => (one.id === highlight ? next(one) : [one])) };
      return { change, result: null };
    });
    return { undo: undos.remember(steps, continues) };
  };

  return {
    async addHighlight(id, request) {
      const text = await textOf(id);
      const { result, steps } = await changeArticle(store, id, ({ highlights }) => {
        const there = highlights.find((one) => one.id === request.highlight);
        if (there !== undefined) return { change: {}, result: there };
        const made = makeHighlight(text, highlights, request);
        return { change: { highlights: [...highlights, made] }, result: made };
      });
      return { highlight: result, undo: undos.remember(steps) };
    },
    changeHighlight: (id, highlight, change, continues) =>
      replaceOne(
        id,
        highlight,
        (one) => {
          const { colour = one.colour, comment = one.comment } = change;
          if (colour === one.colour && comment === one.comment) return [one];
          return [{ ...one, colour, comment, updated: new Date().toISOString() }];
        },
        continues,
      ),
    async placeHighlight(id, highlight, passage) {
      const anchor = anchorFor(await textOf(id), [], passage);
      const updated = new Date().toISOString();
      return replaceOne(id, highlight, (one) => [{ ...one, ...anchor, updated }]);
    },
    removeHighlight: (id, highlight) => replaceOne(id, highlight, () => []),
    async changeNotes(notes, change) {
      const wanted = new Map<ArticleId, Set<string | null>>();
      for (const { article, highlight } of notes)
        wanted.set(article, (wanted.get(article) ?? new Set()).add(highlight));
      let changed = 0;
      const { steps } = await changeEach(store, [...wanted.keys()], (record) => {
        const made = changedNotes(record, wanted.get(record.id) ?? new Set(), change);
        changed += made.count;
        return made.change;
      });
      return { changed, undo: undos.remember(steps) };
    },
  };
}

/** What a change of some of its notes makes of an article, and how many notes become other ones. */
function changedNotes(
  { note, highlights }: StoredRecord,
  wanted: ReadonlySet<string | null>,
  change: NoteChange,
): { change: RecordChange; count: number } {
  const marked = highlights.filter(({ id }) => wanted.has(id));
  if (change.kind === 'remove') {
    const onWhole = wanted.has(null) && note !== null;
    return {
      change: {
        highlights: highlights.filter((one) => !marked.includes(one)),
        ...(onWhole ? { note: null } : {}),
      },
      count: marked.length + (onWhole ? 1 : 0),
    };
  }
  const { colour } = change;
  const others = marked.filter((one) => one.colour !== colour);
  const updated = new Date().toISOString();
  return {
    change: {
      highlights: highlights.map((one) => (others.includes(one) ? { ...one, colour, updated } : one)),
    },
    count: others.length,
  };
}
