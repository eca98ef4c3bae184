import type { ExportSelection } from '../../../shared/ipc/contract.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { ListView } from '../../../shared/model/view.ts';

/** What the window has before it when Export is opened. */
export type Surroundings = {
  /** What Export was asked for. */
  asked: ExportSelection;
  openId: ArticleId | null;
  selected: readonly ArticleId[];
  list: { kind: 'view'; view: ListView; count: number } | { kind: 'search'; query: string; count: number };
  /** Articles in the library, the trash left out. */
  all: number;
};

/** What can be exported. A search is turned into its articles when the export begins. */
export type Scope = { count: number } & (
  | { id: 'article' | 'selection'; ids: readonly ArticleId[] }
  | { id: 'list'; view: ListView }
  | { id: 'search'; query: string }
  | { id: 'everything' }
);
export type ScopeId = Scope['id'];

/** The scopes there are, each only where it differs from the others, and the one to begin with. */
export function scopesOf({ asked, openId, selected, list, all }: Surroundings): {
  scopes: Scope[];
  first: ScopeId;
} {
  const askedIds = asked.kind === 'ids' ? asked.ids : [];
  const one = askedIds.length === 1 ? (askedIds[0] ?? null) : openId;
  const many = askedIds.length > 1 ? askedIds : selected;
  const scopes: Scope[] = [];
  if (one !== null) scopes.push({ id: 'article', ids: [one], count: 1 });
  if (many.length > 1) scopes.push({ id: 'selection', ids: many, count: many.length });
  if (list.kind === 'search') scopes.push({ id: 'search', query: list.query, count: list.count });
  else if (list.view.kind !== 'all') scopes.push({ id: 'list', view: list.view, count: list.count });
  scopes.push({ id: 'everything', count: all });

  const wanted: ScopeId =
    askedIds.length === 1
      ? 'article'
      : askedIds.length > 1
        ? 'selection'
        : list.kind === 'search'
          ? 'search'
          : 'list';
  return { scopes, first: scopes.some(({ id }) => id === wanted) ? wanted : 'everything' };
}
