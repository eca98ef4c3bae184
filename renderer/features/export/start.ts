import { create } from 'zustand';
import type { Failure } from '../../../shared/errors.ts';
import type { ExportSelection } from '../../../shared/ipc/contract.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call } from '../../api/api.ts';
import type { Scope } from './scopes.ts';

/** What the export that runs, or ran last, is of. */
export const useExported = create<{ label: string }>(() => ({ label: '' }));

/** Asks for a folder and begins. False when no folder was chosen. */
export async function startExport(scope: Scope, images: boolean, label: string): Promise<boolean> {
  const before = useExported.getState();
  useExported.setState({ label });
  const { started } = await call('export.choose', {
    selection: await selectionOf(scope),
    options: { format: 'markdown', images, overwrite: false },
  });
  if (!started) useExported.setState(before);
  return started;
}

async function selectionOf(scope: Scope): Promise<ExportSelection> {
  switch (scope.id) {
    case 'article':
    case 'selection':
      return { kind: 'ids', ids: [...scope.ids] };
    case 'list':
      return { kind: 'view', view: scope.view };
    case 'search':
      return { kind: 'ids', ids: await idsOfSearch(scope.query) };
    case 'everything':
      return { kind: 'view', view: { kind: 'all' } };
  }
}

/** All articles a search finds, not only those that are listed while typing. */
async function idsOfSearch(query: string): Promise<ArticleId[]> {
  const ids: ArticleId[] = [];
  for (;;) {
    const page = { query, typing: false, view: null, offset: ids.length, limit: 200 };
    const { hits, total } = await call('articles.search', page);
    ids.push(...hits.map(({ row }) => row.id));
    if (hits.length === 0 || ids.length >= total) return ids;
  }
}

/** Why an export ended, of which its state keeps the code and the place. */
export function failureOfExport(code: string, path: string): Failure {
  switch (code) {
    case 'disk-full':
    case 'read-only':
    case 'unreadable-file':
    case 'already-exists':
    case 'inside-library':
      return { code, details: { path } };
    case 'not-found':
      return { code, details: { what: 'article', id: '' } };
    default:
      return { code: 'internal', details: { id: code } };
  }
}
