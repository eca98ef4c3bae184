import type { Failure } from '../../../shared/errors.ts';
import type { ExportState } from '../../../shared/ipc/contract.ts';
import { call, failureOf } from '../../api/api.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Ring } from '../../ui/Ring.tsx';
import styles from './ExportProgress.module.css';
import { failureOfExport, useExported } from './start.ts';

type Props = {
  state: ExportState;
  /** Why the export did not even begin. */
  failure: Failure | null;
};

/** How far the export is, and how it ended. */
export function ExportProgress({ state, failure }: Props) {
  if (failure !== null) {
    return (
      <div className={styles.end}>
        <NoteBar tone="warn" title={t.export.failed}>
          {t.failure(failure)}
        </NoteBar>
      </div>
    );
  }
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running':
      return <Running done={state.done} total={state.total} />;
    case 'done':
      return <End title={t.export.done(state.total)} path={state.path} />;
    case 'cancelled':
      return <End title={t.export.cancelled(state.done, state.total)} path={state.path} />;
    case 'failed':
      return <Failed code={state.code} path={state.path} done={state.done} />;
  }
}

function Running({ done, total }: { done: number; total: number }) {
  const label = t.export.asMarkdown(useExported((exported) => exported.label));
  const part = total === 0 ? 0 : done / total;
  return (
    <section className={styles.running} aria-label={t.export.title}>
      <Ring value={part} label={t.format.percent(part)} />
      <div className={styles.words}>
        <p className={styles.line}>
          <strong>{label}</strong>
          <span className={styles.count}>{total === 0 ? '' : t.export.progress(done, total)}</span>
        </p>
        <ProgressBar value={part} label={label} />
      </div>
      <IconButton small icon="x" label={t.export.cancel} onPress={() => ask(call('export.cancel', {}))} />
    </section>
  );
}

function End({ title, path }: { title: string; path: string }) {
  return (
    <div className={styles.end}>
      <NoteBar tone="plain" title={title} glyph={<Icon name="check" />}>
        <bdi data-selectable>{path}</bdi>
      </NoteBar>
    </div>
  );
}

function Failed({ code, path, done }: { code: string; path: string; done: number }) {
  return (
    <div className={styles.end}>
      <NoteBar
        tone="warn"
        title={done === 0 ? t.export.failed : t.export.failedAfter(done)}
        action={
          code === 'already-exists' ? (
            <Button small onPress={() => ask(call('export.replace', {}))}>
              {t.export.replace}
            </Button>
          ) : null
        }
      >
        {t.failure(failureOfExport(code, path))}
      </NoteBar>
    </div>
  );
}

/** Does what a button asks for, and says when it did not go. */
function ask(answer: Promise<unknown>): void {
  answer.catch((error: unknown) => showToast(t.failure(failureOf(error))));
}
