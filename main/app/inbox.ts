import type { App } from 'electron';
import type { Opened } from '../../shared/ipc/contract.ts';
import { isReadableFile } from '../../shared/readable-file.ts';
import type { Log } from '../library/index.ts';
import { failureOf } from '../worker/failure.ts';
import type { LibraryHost } from '../worker/host.ts';
import { isSomething, nothing, readWanted, type Wanted, wanted } from './wanted.ts';

export type Inbox = {
  /** Hands over what came so far and what will come. */
  listen(listener: (wanted: Wanted) => void): void;
};

/** Links and files that come from outside: at the start, by a second start, and on macOS as events, which may come before
 * the app is ready. */
export function openInbox(app: App, first: Wanted): Inbox {
  let waiting: Wanted[] = isSomething(first) ? [first] : [];
  let listener: ((wanted: Wanted) => void) | null = null;
  const take = (one: Wanted) => {
    if (listener === null) waiting.push(one);
    else listener(one);
  };
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const told = wanted.safeParse(data);
    take(told.success ? told.data : nothing);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take(readWanted([url], '/'));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take(readWanted([path], '/'));
  });
  return {
    listen(heard) {
      listener = heard;
      for (const one of waiting) heard(one);
      waiting = [];
    },
  };
}

/** Puts into the queue what came from outside, and tells the window. */
export async function saveWanted(
  { links, files, refused }: Wanted,
  { host, tell, log }: { host: Pick<LibraryHost, 'call'>; tell: (opened: Opened) => void; log: Log },
): Promise<void> {
  if (refused > 0) tell({ kind: 'not-a-link' });
  const good = files.filter(isReadableFile);
  const others = files.filter((path) => !good.includes(path)).map((path) => path.replace(/^.*[/\\]/, ''));
  if (others.length > 0) tell({ kind: 'not-readable', names: others });
  try {
    // Not `typed`: a private address may be reached only by a link that the person gives to the window.
    const items = links.map((url) => ({ kind: 'link' as const, url, outside: true as const }));
    const jobs = [
      ...(items.length === 0 ? [] : await host.call('save.start', { items, tags: [] })),
      ...(good.length === 0 ? [] : await host.call('files.save', { paths: good, tags: [] })),
    ];
    if (jobs.length > 0) tell({ kind: 'saving', labels: jobs.map(({ label }) => label) });
  } catch (error) {
    tell({ kind: 'failed', failure: failureOf(error, 'what was opened', log) });
  }
}
