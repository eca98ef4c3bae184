import { t } from '../../state/t.ts';

/** Why an export ended, by the code and the place that are told of it: what happened, and what to do. */
export function failureWords(code: string, path: string): string {
  switch (code) {
    case 'disk-full':
      return t.export.diskFull(path);
    case 'read-only':
      return t.export.readOnly(path);
    case 'unsupported-file':
      return t.export.notAFile(path);
    case 'already-exists':
      return t.export.inTheWay(path);
    case 'inside-library':
      return t.export.insideLibrary(path);
    case 'unreadable-file':
      return t.export.unreadable(path);
    case 'not-found':
      return t.failure({ code, details: { what: 'article', id: '' } });
    case 'over-limit':
      return t.failure({ code, details: { limit: 'time' } });
    default:
      return t.failure({ code: 'internal', details: { id: code } });
  }
}
