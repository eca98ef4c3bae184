import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { CorrectedQuery, SearchHit } from '../../../shared/model/view.ts';
import { type MarkTerm, markTerms, parseQuery, type QueryNode } from '../../../shared/query/index.ts';
import type { SearchAnswer, SearchRequest } from '../library.types.ts';
import { compileQuery } from './compile.ts';
import { noteParts } from './docs.ts';
import { wordKeeper } from './known-words.ts';
import { markdownToText } from './markdown-text.ts';
import { matchTotal, type Ranked, rank } from './ranking.ts';
import type { SearchIndex } from './search-index.ts';
import { correctedQuery } from './slips.ts';
import { bestPassage, marked, opening, type Passage } from './snippet.ts';

/** What searching needs besides the index. */
export type SearchSource = {
  get(id: ArticleId): Promise<StoredRecord>;
  markdown(id: ArticleId): Promise<string>;
  /** The same at once, while others wait; null when it has to be read the other way. */
  markdownNow(id: ArticleId): string | null;
  /** The present moment, ms. */
  now(): number;
};

/** Characters of article texts kept for the next keystroke, whose hits are mostly the same. */
const KEPT_CHARACTERS = 1_000_000;
/** Texts that are kept however long they are: those of one answer, so that it is whole when it is asked for again. */
const KEPT_TEXTS = 30;
/** Milliseconds that an answer while typing waits for the texts of its hits. A disk that has to be looked for takes longer:
 * then hits come with their excerpts, and `late`. */
const PATIENCE_MS = 40;
/** Milliseconds for which texts are read at once: twenty that the system has in memory take less than one. A disk that has to
 * be looked for is waited for without holding up others. */
const AT_ONCE_MS = 8;

export type Searcher = {
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** What a query that finds nothing may have been meant as, and how many articles that finds; null when nothing is near. */
  instead(query: string, typing: boolean): Promise<(CorrectedQuery & { total: number }) | null>;
  /** Texts of these articles are read again. Null: of all. */
  forget(ids: readonly ArticleId[] | null): void;
};

/** Answers queries: ranked hits with marked titles and snippets, and the exact number of all. */
export function searcher(index: SearchIndex, source: SearchSource): Searcher {
  let searched = Number.NEGATIVE_INFINITY;
  const keeper = wordKeeper(index, () => searched);
  const texts = new Map<ArticleId, string>();
  let kept = 0;

  /** The text that is kept or can be had at once before a moment. */
  const textOf = (id: ArticleId, until: number): string | Promise<string> => {
    const known = texts.get(id);
    if (known !== undefined) {
      // Used again: the last to go.
      texts.delete(id);
      texts.set(id, known);
      return known;
    }
    const now = performance.now() < until ? source.markdownNow(id) : null;
    if (now !== null) return keep(id, now);
    // An article that lost its text still is a hit by its title.
    return source
      .markdown(id)
      .catch(() => '')
      .then((markdown) => keep(id, markdown));
  };

  const keep = (id: ArticleId, markdown: string): string => {
    const text = markdownToText(markdown);
    kept += text.length - (texts.get(id)?.length ?? 0);
    texts.set(id, text);
    for (const [old, { length }] of texts) {
      if (kept <= KEPT_CHARACTERS || texts.size <= KEPT_TEXTS) break;
      texts.delete(old);
      kept -= length;
    }
    return text;
  };

  /** @param text null when it is not there in time */
  const toHit = async ({ row, score }: Ranked, text: string | null, terms: Terms): Promise<SearchHit> => {
    const title = marked(row.title, terms.title);
    const inText = text === null ? null : bestPassage(text, terms.text);
    const inNote = row.notes === 0 ? null : await notePassage(row.id, terms.note);
    if (inNote !== null && inNote.terms >= (inText?.terms ?? 0)) {
      return { row, title, snippet: inNote.snippet, from: 'note', highlight: inNote.highlight, score };
    }
    const found = { row, title, highlight: null, score };
    if (inText !== null) return { ...found, snippet: inText.snippet, from: 'text' };
    return { ...found, snippet: opening(row.excerpt ?? text ?? ''), from: 'excerpt' };
  };

  const notePassage = async (id: ArticleId, terms: MarkTerm[]) => {
    const record = await source.get(id).catch((error: unknown) => {
      if (error instanceof LibraryError) return null;
      throw error;
    });
    if (record === null) return null;
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

  const find = async ({ query, typing, sort = 'relevance', view, offset, limit }: SearchRequest) => {
    const { tree } = parseQuery(query, typing);
    const compiled = compileQuery(tree, source.now());
    if (compiled === null) return { total: 0, hits: [], late: false };
    const { total, hits } = await index.glance((database) =>
      rank(database, compiled, { view, typing, sort, offset, limit }),
    );
    const until = performance.now() + AT_ONCE_MS;
    const reading = hits.map(({ row }) => textOf(row.id, until));
    const found = await within(typing ? PATIENCE_MS : null, reading);
    const terms = termsToMark(tree);
    const shown = await Promise.all(hits.map((hit, at) => toHit(hit, found[at] ?? null, terms)));
    return { total, hits: shown, late: found.includes(null) };
  };

  return {
    async search(request) {
      const { query, typing, offset, asTyped = false } = request;
      const started = performance.now();
      searched = started;
      const plain = await find(request);
      let answer: Omit<SearchAnswer, 'query' | 'tookMs'> = { ...plain, corrected: null };
      if (plain.total === 0 && offset === 0 && !asTyped) {
        const corrected = await correctedQuery(index, keeper, request, typing ? PATIENCE_MS : null);
        const other = corrected === null ? null : await find({ ...request, query: corrected.query });
        if (other !== null && other.total > 0) answer = { ...other, corrected };
      }
      searched = performance.now();
      return { query, tookMs: searched - started, ...answer };
    },
    async instead(query, typing) {
      const corrected = await correctedQuery(index, keeper, { query, typing }, null);
      if (corrected === null) return null;
      const compiled = compileQuery(parseQuery(corrected.query, typing).tree, source.now());
      if (compiled === null) return null;
      const total = await index.read((database) => matchTotal(database, compiled));
      return total === 0 ? null : { ...corrected, total };
    },
    forget(ids) {
      for (const id of ids ?? [...texts.keys()]) {
        kept -= texts.get(id)?.length ?? 0;
        texts.delete(id);
      }
    },
  };
}

type Terms = Record<'title' | 'text' | 'note', MarkTerm[]>;

function termsToMark(query: QueryNode): Terms {
  return {
    title: markTerms(query, 'title'),
    text: markTerms(query, 'text'),
    note: markTerms(query, 'note'),
  };
}

/** What values and promises come to; null for those that take longer than `patience` milliseconds. They go on. */
async function within<T>(patience: number | null, values: (T | Promise<T>)[]): Promise<(T | null)[]> {
  if (patience === null || !values.some((value) => value instanceof Promise)) return Promise.all(values);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  try {
    return await Promise.all(values.map((value) => Promise.race([value, late])));
  } finally {
    clearTimeout(timer);
  }
}
