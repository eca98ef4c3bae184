import type { ArticleId } from '../../../shared/model/record.ts';
import type { Finding } from '../library.types.ts';
import type { Store } from '../store/store.ts';

/** What looking at articles finds, and finds again as long as it is so. */
export type LookFinding = Extract<
  Finding['kind'],
  'record-without-article' | 'article-without-record' | 'damaged-article' | 'unreadable-front' | 'wrong-value'
>;

/** Says what is wrong with an article now, in place of what a look said before; null: nothing is. Returns whether that is
 * news. */
export function findOf(store: Store, id: ArticleId, kind: LookFinding | null): boolean {
  const said = store.findings.filter((one) => one.id === id && isOfLook(one) && !one.repaired);
  if (said.length === (kind === null ? 0 : 1) && said.every((one) => one.kind === kind)) return false;
  for (const one of said) store.findings.splice(store.findings.indexOf(one), 1);
  if (kind !== null) store.found({ kind, id, path: store.layout.article(id), repaired: false });
  return true;
}

function isOfLook({ kind }: Finding): boolean {
  switch (kind) {
    case 'record-without-article':
    case 'article-without-record':
    case 'damaged-article':
    case 'unreadable-front':
    case 'wrong-value':
      return true;
    default:
      return false;
  }
}
