import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { SearchHit } from '../../../shared/model/view.ts';
import { markTerms, parseQuery, type QueryNode } from '../../../shared/query/index.ts';
import type { SearchAnswer, SearchRequest } from '../library.types.ts';
import { compileQuery } from './compile.ts';
import { noteParts } from './docs.ts';
import { markdownToText } from './markdown-text.ts';
import { type Ranked, rank } from './ranking.ts';
import type { SearchIndex } from './search-index.ts';
import { bestPassage, marked, opening, type Passage } from './snippet.ts';

/** What searching needs besides the index. */
export type SearchSource = {
  get(id: ArticleId): Promise<StoredRecord>;
  markdown(id: ArticleId): Promise<string>;
  /** The present moment, ms. */
  now(): number;
};

/** Characters of article texts kept for the next keystroke, whose hits are mostly the same. */
const KEPT_CHARACTERS = 1_000_000;

export type Searcher = {
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Texts of these articles are read again. Null: of all. */
  forget(ids: readonly ArticleId[] | null): void;
};

/** Answers queries: ranked hits with marked titles and snippets, and the exact number of all. */
export function searcher(index: SearchIndex, source: SearchSource): Searcher {
  const texts = new Map<ArticleId, string>();
  let kept = 0;

  const textOf = async (id: ArticleId): Promise<string> => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    // An article that lost its text still is a hit by its title.
    const text = markdownToText(await source.markdown(id).catch(() => ''));
    texts.set(id, text);
    kept += text.length;
    for (const [old, { length }] of texts) {
      if (kept <= KEPT_CHARACTERS) break;
      texts.delete(old);
      kept -= length;
    }
    return text;
  };

  const toHit = async ({ row, score }: Ranked, query: QueryNode): Promise<SearchHit> => {
    const title = marked(row.title, markTerms(query, 'title'));
    const inText = bestPassage(await textOf(row.id), markTerms(query, 'text'));
    const inNote = row.notes === 0 ? null : await notePassage(row.id, query);
    if (inNote !== null && inNote.terms >= (inText?.terms ?? 0)) {
      return { row, title, snippet: inNote.snippet, from: 'note', highlight: inNote.highlight, score };
    }
    const found = { row, title, highlight: null, score };
    if (inText !== null) return { ...found, snippet: inText.snippet, from: 'text' };
    return { ...found, snippet: opening(row.excerpt ?? (await textOf(row.id))), from: 'excerpt' };
  };

  const notePassage = async (id: ArticleId, query: QueryNode) => {
    const record = await source.get(id).catch((error: unknown) => {
      if (error instanceof LibraryError) return null;
      throw error;
    });
    if (record === null) return null;
    const terms = markTerms(query, 'note');
    return noteParts(record)
      .flatMap(({ highlight, text }) => {
        const passage = bestPassage(text, terms);
        return passage === null ? [] : [{ ...passage, highlight }];
      })
      .reduce<(Passage & { highlight: string | null }) | null>(
        (best, one) => (best === null || one.terms > best.terms ? one : best),
        null,
      );
  };

  return {
    async search({ query, typing, sort = 'relevance', view, offset, limit }) {
      const started = performance.now();
      const { tree } = parseQuery(query, typing);
      const compiled = compileQuery(tree, source.now());
      if (compiled === null) return { query, total: 0, tookMs: performance.now() - started, hits: [] };
      const { total, hits } = await index.read((database) =>
        rank(database, compiled, { view, typing, sort, offset, limit }),
      );
      const shown = await Promise.all(hits.map((hit) => toHit(hit, tree)));
      return { query, total, tookMs: performance.now() - started, hits: shown };
    },
    forget(ids) {
      for (const id of ids ?? [...texts.keys()]) {
        kept -= texts.get(id)?.length ?? 0;
        texts.delete(id);
      }
    },
  };
}
