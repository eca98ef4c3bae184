import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import { fileStem } from '../../../shared/file-stem.ts';
import type { ExportSelection, ExportState } from '../../../shared/ipc/contract.ts';
import type { ArticleId, ArticleRecord } from '../../../shared/model/record.ts';
import { failureOf } from '../../api/api.ts';
import { recordOf } from '../../state/changes.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { useExporting } from '../../state/exporting.ts';
import { useLibrary } from '../../state/library.ts';
import { useList } from '../../state/list.ts';
import { itemAt } from '../../state/pages.ts';
import { useReading } from '../../state/reading.ts';
import { useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import styles from './ExportForm.module.css';
import { ExportProgress } from './ExportProgress.tsx';
import { type Scope, type Surroundings, scopesOf } from './scopes.ts';
import { startExport } from './start.ts';

export function ExportForm({ asked }: { asked: ExportSelection }) {
  const [{ scopes, first }] = useState(() => scopesOf(surroundings(asked)));
  const [chosen, setChosen] = useState(first);
  const [images, setImages] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const exporting = useExporting(({ state }) => state);
  // How an export ended that ran before this dialog was opened was said then.
  const [before] = useState<ExportState>(exporting);
  const scope = scopes.find(({ id }) => id === chosen);
  const sample = useSample(scope);
  if (scope === undefined) return null;

  const start = () => {
    setFailure(null);
    startExport(scope, images, labelOf(scope)).catch((error: unknown) => setFailure(failureOf(error)));
  };
  const running = exporting.kind === 'running';
  const reason = running ? t.export.busy : scope.count === 0 ? t.export.nothing : null;
  return (
    <>
      <DialogHeader title={t.export.title} closeLabel={t.app.close} onClose={closeDialog} />
      <DialogBody>
        <div className={styles.columns}>
          <RadioGroup
            label={t.export.articles}
            value={chosen}
            onChange={setChosen}
            options={scopes.map((option) => ({
              value: option.id,
              label: labelOf(option),
              ...(option.id === 'article' ? {} : { hint: t.articles(option.count) }),
            }))}
          />
          <div>
            <h3 className={styles.label}>{t.export.format}</h3>
            <p>{t.export.markdown}</p>
            <p className={styles.hint}>{t.export.markdownHint}</p>
            <h3 className={styles.label}>{t.export.options}</h3>
            <Checkbox checked={images} onChange={setImages}>
              {t.export.images}
            </Checkbox>
            <h3 className={styles.label}>{t.export.fileNames}</h3>
            <p className={styles.sample}>{sample ?? ' '}</p>
          </div>
        </div>
      </DialogBody>
      <ExportProgress
        state={exporting === before && !running ? { kind: 'idle' } : exporting}
        failure={failure}
      />
      <DialogFooter>
        <p className={styles.note}>{t.export.note}</p>
        <Button onPress={closeDialog}>{t.app.close}</Button>
        <Button variant="primary" autoFocus disabledReason={reason} onPress={start}>
          {t.export.start(scope.count)}
        </Button>
      </DialogFooter>
    </>
  );
}

function surroundings(asked: ExportSelection): Surroundings {
  const { source, cache } = useList.getState();
  const count = cache.total ?? 0;
  return {
    asked,
    openId: useReading.getState().openId,
    selected: [...useSelection.getState().ids],
    list:
      source.kind === 'view'
        ? { kind: 'view', view: source.view, count }
        : { kind: 'search', query: source.query, count },
    all: useLibrary.getState().counts.all,
  };
}

function labelOf(scope: Scope): string {
  switch (scope.id) {
    case 'article':
      return t.export.thisArticle;
    case 'selection':
      return t.export.selection;
    case 'list':
      return t.viewName(scope.view);
    case 'search':
      return t.export.search(scope.query);
    case 'everything':
      return t.export.everything;
  }
}

/** What the first file of a scope will be called; null while that is not known. */
function useSample(scope: Scope | undefined): string | null {
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
  return record === null ? null : `${fileStem(record)}.md`;
}

function firstOf(scope: Scope): ArticleId | null {
  if (scope.id === 'article' || scope.id === 'selection') return scope.ids[0] ?? null;
  return itemAt(useList.getState().cache, 0)?.row.id ?? useReading.getState().openId;
}
