import { useEffect, useState } from 'react';
import { fileStem } from '../../../shared/file-stem.ts';
import { sheetWords } from '../../../shared/locales/en-export.ts';
import { type ExportChoices, extensionOf, isOfNotes, isOneFile } from '../../../shared/model/export.ts';
import type { ArticleId, ArticleRecord } from '../../../shared/model/record.ts';
import { recordOf } from '../../state/changes.ts';
import { useList } from '../../state/list.ts';
import { itemAt } from '../../state/pages.ts';
import { useReading } from '../../state/reading.ts';
import type { Scope } from './scopes.ts';

/** What the first file of a scope will be called; null while that is not known. */
export function useSample(scope: Scope | undefined, { format, names }: ExportChoices): string | null {
  const [record, setRecord] = useState<ArticleRecord | null>(null);
  const id = scope === undefined ? null : firstOf(scope);
  useEffect(() => {
    let current = true;
    if (id === null) return setRecord(null);
    recordOf(id).then(
      (found) => current && setRecord(found),
      () => current && setRecord(null),
    );
    return () => {
      current = false;
    };
  }, [id]);
  const end = extensionOf(format);
  if (isOneFile(format)) return `${isOfNotes(format) ? sheetWords.notesFile : sheetWords.articlesFile}${end}`;
  if (record === null) return null;
  return `${fileStem(names === 'title' ? { ...record, published: null } : record)}${end}`;
}

function firstOf(scope: Scope): ArticleId | null {
  if (scope.id === 'article' || scope.id === 'selection') return scope.ids[0] ?? null;
  return itemAt(useList.getState().cache, 0)?.row.id ?? useReading.getState().openId;
}
