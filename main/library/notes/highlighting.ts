import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, Highlight } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { changeArticle } from '../store/changing.ts';
import type { Store } from '../store/store.ts';
import type { UndoMemory } from '../store/undo.ts';
import { anchorFor, makeHighlight } from './highlight.ts';

/** Marks passages of articles, and changes and removes what is marked. `textOf` gives an article's plain text. */
export function highlighting(
  store: Store,
  undos: UndoMemory,
  textOf: (id: ArticleId) => Promise<string>,
): Pick<Library, 'addHighlight' | 'changeHighlight' | 'placeHighlight' | 'removeHighlight'> {
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
  };
}
