import { useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import type { ExportSelection, ExportState } from '../../../shared/ipc/contract.ts';
import { type ExportChoices, type ExportFormat, isOfNotes } from '../../../shared/model/export.ts';
import { call, failureOf } from '../../api/api.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { useExporting } from '../../state/exporting.ts';
import { useLibrary } from '../../state/library.ts';
import { useList } from '../../state/list.ts';
import { useReading } from '../../state/reading.ts';
import { useSelection } from '../../state/selection.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './ExportForm.module.css';
import { ExportOptions } from './ExportOptions.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { formats } from './formats.ts';
import { ask } from './outcome.ts';
import { type Scope, type Surroundings, scopesOf } from './scopes.ts';
import { startExport } from './start.ts';
import { useSample } from './useSample.ts';

type Props = {
  asked: ExportSelection;
  /** What it begins with; null: what was chosen last. */
  format: ExportFormat | null;
};

/** Which articles, in what format, where to. What is chosen is remembered. */
export function ExportForm({ asked, format }: Props) {
  const [{ scopes, first }] = useState(() => scopesOf(surroundings(asked)));
  const [chosen, setChosen] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [choices, change] = useChoices(format);
  const folder = useSettings(({ exportDir }) => exportDir);
  const exporting = useExporting(({ state }) => state);
  // How an export ended that ran before this dialog was opened was said then; what it asks still waits.
  const [before] = useState<ExportState>(exporting);
  const scope = scopes.find(({ id }) => id === chosen);
  const sample = useSample(scope, choices);
  if (scope === undefined) return null;

  const start = () => {
    setFailure(null);
    startExport(scope, choices, labelOf(scope)).catch((error: unknown) => setFailure(failureOf(error)));
  };
  const running = exporting.kind === 'running';
  const reason = running ? t.export.busy : scope.count === 0 ? t.export.nothing : null;
  const old = exporting === before && !running && exporting.kind !== 'asks';
  return (
    <>
      <DialogHeader title={t.export.title} closeLabel={t.app.close} onClose={closeDialog} />
      <DialogBody>
        <div className={styles.columns}>
          <div>
            <RadioGroup
              label={t.export.articles}
              value={chosen}
              onChange={setChosen}
              options={scopes.map((option) => ({
                value: option.id,
                label: labelOf(option),
                ...(option.id === 'article' ? {} : { count: t.format.number(option.count) }),
              }))}
            />
            <h3 className={styles.label}>{t.export.saveTo}</h3>
            <Button icon="folder" onPress={() => ask(call('export.chooseFolder', {}))}>
              <VisuallyHidden>{t.export.saveTo}: </VisuallyHidden>
              <span className={styles.folder} title={folder ?? undefined}>
                {folder === null ? t.export.chooseFolder : <bdi>{folderName(folder)}</bdi>}
              </span>
            </Button>
          </div>
          <RadioGroup
            label={t.export.format}
            value={choices.format}
            onChange={(next) => change({ format: next })}
            options={formats.map((value) => ({
              value,
              label: t.export.formats[value].name,
              hint: t.export.formats[value].hint,
            }))}
          />
          <ExportOptions choices={choices} change={change} count={scope.count} sample={sample} />
        </div>
      </DialogBody>
      <div className={styles.end}>
        <ExportProgress state={old ? { kind: 'idle' } : exporting} failure={failure} />
        <DialogFooter>
          <p className={styles.note}>{t.export.note}</p>
          <Button onPress={closeDialog}>{t.app.close}</Button>
          <Button variant="primary" autoFocus disabledReason={reason} onPress={start}>
            {t.export.start(scope.count, isOfNotes(choices.format), folder === null)}
          </Button>
        </DialogFooter>
      </div>
    </>
  );
}

/** What was chosen last, and changing it. A format that was asked for holds until another is chosen. */
function useChoices(format: ExportFormat | null) {
  const remembered = useSettings((settings) => settings.export);
  const [asked, setAsked] = useState(format);
  const choices = asked === null ? remembered : { ...remembered, format: asked };
  const change = (changed: Partial<ExportChoices>) => {
    if (changed.format !== undefined) setAsked(null);
    void changeSettings({ export: { ...remembered, ...changed } });
  };
  return [choices, change] as const;
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

/** The last part of a path, and the one before it: enough to know it by. */
function folderName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).slice(-2).join(', ') || path;
}
