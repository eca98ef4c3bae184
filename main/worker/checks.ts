import type { CheckReport } from '../../shared/ipc/library-contract.ts';
import type { Finding, Library } from '../library/index.ts';

/** Articles of a finding that are named. */
const FEW = 5;
/** Milliseconds between two tellings of how far it is. */
const TOLD_EVERY = 100;

export type Checks = {
  run(repair: boolean): Promise<CheckReport>;
  stop(): void;
  close(): Promise<void>;
};

/** Checks that a person asked for: one at a time, until it is stopped or the library closes. */
export function openChecks(
  library: Library,
  options: { onProgress: (progress: { done: number; total: number }) => void; onEnd: () => void },
): Checks {
  let running: { report: Promise<CheckReport>; cancel: AbortController } | null = null;

  async function look(repair: boolean, { signal }: AbortController): Promise<CheckReport> {
    let articles = 0;
    let told = 0;
    try {
      const findings = await library.check({
        repair,
        signal,
        onProgress(done, total) {
          articles = done;
          const now = performance.now();
          if (done < total && now - told < TOLD_EVERY) return;
          told = now;
          options.onProgress({ done, total });
        },
      });
      return { repair, stopped: signal.aborted, articles, findings: await grouped(library, findings) };
    } finally {
      running = null;
      options.onEnd();
    }
  }

  return {
    run(repair) {
      if (running === null) {
        const cancel = new AbortController();
        running = { cancel, report: look(repair, cancel) };
      }
      return running.report;
    },
    stop: () => running?.cancel.abort(),
    async close() {
      running?.cancel.abort();
      await running?.report.catch(() => {});
    },
  };
}

async function grouped(library: Library, findings: readonly Finding[]): Promise<CheckReport['findings']> {
  const groups = new Map<string, CheckReport['findings'][number]>();
  for (const { kind, repaired, did = null, id } of findings) {
    const name = `${kind} ${repaired} ${did}`;
    const group = groups.get(name) ?? { kind, repaired, did, count: 0, articles: [] };
    groups.set(name, group);
    group.count++;
    if (id === null || group.articles.length === FEW || group.articles.some((one) => one.id === id)) continue;
    const record = await library.get(id).catch(() => null);
    if (record !== null) group.articles.push({ id, title: record.title });
  }
  return [...groups.values()];
}
