import { assertNever, type Failure } from '../../../shared/errors.ts';
import type { ExportState } from '../../../shared/ipc/contract.ts';
import { isOfNotes } from '../../../shared/model/export.ts';
import { call } from '../../api/api.ts';
import { secondsLeft, useExporting } from '../../state/exporting.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Ring } from '../../ui/Ring.tsx';
import styles from './ExportProgress.module.css';
import { failureWords } from './failure.ts';
import { ask, showExported } from './outcome.ts';

type Props = {
  state: ExportState;
  /** Why the export did not even begin. */
  failure: Failure | null;
};

/** How far the export is, what it asks, and how it ended. */
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
      return <Running state={state} />;
    case 'asks':
      return <Asks state={state} />;
    case 'done':
      return <Done state={state} />;
    case 'cancelled':
      return (
        <End
          title={t.export.cancelled(state.done, state.total)}
          path={state.done === 0 ? null : state.path}
        />
      );
    case 'failed':
      return (
        <div className={styles.end}>
          <NoteBar
            tone="warn"
            title={state.done === 0 ? t.export.failed : t.export.failedAfter(state.done)}
            action={state.done === 0 ? null : <ShowButton />}
          >
            {failureWords(state.code, state.path)}
          </NoteBar>
        </div>
      );
    default:
      return assertNever(state);
  }
}

function Running({ state: { done, total, format } }: { state: ExportState & { kind: 'running' } }) {
  const what = useExporting(({ exported }) => exported?.label ?? '');
  const since = useExporting((exporting) => exporting.since);
  const label = t.export.running(what, format);
  const part = total === 0 ? 0 : done / total;
  const seconds = secondsLeft(done, total, performance.now() - since);
  const left = seconds === null ? null : t.export.left(seconds);
  return (
    <section className={styles.running} aria-label={t.export.title}>
      <Ring value={part} label={t.format.percent(part)} />
      <div className={styles.words}>
        <p className={styles.line}>
          <strong>{label}</strong>
          <span className={styles.count}>{total === 0 ? '' : t.export.progress(done, total, left)}</span>
        </p>
        <ProgressBar value={part} label={label} />
      </div>
      <IconButton small icon="x" label={t.export.cancel} onPress={() => ask(call('export.cancel', {}))} />
    </section>
  );
}

/** Files are in the way: nothing is written before it is said what becomes of them. */
function Asks({ state: { path, count, total } }: { state: ExportState & { kind: 'asks' } }) {
  const answer = (existing: 'replace' | 'keep-both' | 'cancel') => () =>
    ask(call('export.answer', { existing }));
  return (
    <div className={styles.end}>
      <NoteBar
        tone="warn"
        title={t.export.asks(count, total)}
        action={
          <div className={styles.answers}>
            <Button small onPress={answer('replace')}>
              {t.export.replace}
            </Button>
            <Button small autoFocus onPress={answer('keep-both')}>
              {t.export.keepBoth}
            </Button>
            <Button small variant="quiet" onPress={answer('cancel')}>
              {t.export.leave}
            </Button>
          </div>
        }
      >
        <bdi data-selectable>{path}</bdi> {t.export.asksText}
      </NoteBar>
    </div>
  );
}

function Done({ state: { articles, format, path, skipped } }: { state: ExportState & { kind: 'done' } }) {
  const title = t.export.done(articles, isOfNotes(format));
  if (skipped.count === 0) return <End title={title} path={path} />;
  return (
    <div className={styles.end}>
      <NoteBar tone="warn" title={title} action={<ShowButton />}>
        {t.export.skipped(skipped.count, skipped.titles)} <bdi data-selectable>{path}</bdi>
      </NoteBar>
    </div>
  );
}

function End({ title, path }: { title: string; path: string | null }) {
  return (
    <div className={styles.end}>
      <NoteBar
        tone="plain"
        title={title}
        glyph={<Icon name="check" />}
        action={path === null ? null : <ShowButton />}
      >
        {path === null ? null : <bdi data-selectable>{path}</bdi>}
      </NoteBar>
    </div>
  );
}

function ShowButton() {
  return (
    <Button small onPress={showExported}>
      {t.export.show}
    </Button>
  );
}
