import { assertNever } from '../../../shared/errors.ts';
import type { ExportSelection } from '../../../shared/ipc/contract.ts';
import type { ExportChoices } from '../../../shared/model/export.ts';
import { call } from '../../api/api.ts';
import { useExporting } from '../../state/exporting.ts';
import type { Scope } from './scopes.ts';

/** Begins an export; the folder is asked for when none was chosen yet. False when it was not chosen then. */
export async function startExport(scope: Scope, choices: ExportChoices, label: string): Promise<boolean> {
  const selection = await selectionOf(scope);
  const before = useExporting.getState().exported;
  useExporting.setState({ exported: { label, selection, count: scope.count } });
  const { started } = await call('export.start', { selection, choices });
  if (!started) useExporting.setState({ exported: before });
  return started;
}

/** A search is turned into its articles: all that it finds, not only those that are listed while typing. */
async function selectionOf(scope: Scope): Promise<ExportSelection> {
  switch (scope.id) {
    case 'article':
    case 'selection':
      return { kind: 'ids', ids: [...scope.ids] };
    case 'list':
      return { kind: 'view', view: scope.view };
    case 'search': {
      const all = { typing: false, sort: 'newest', from: 0, to: null } as const;
      return { kind: 'ids', ids: (await call('articles.searchIds', { query: scope.query, ...all })).ids };
    }
    case 'everything':
      return { kind: 'view', view: { kind: 'all' } };
    default:
      return assertNever(scope);
  }
}
