import { setTimeout as after } from 'node:timers/promises';
import { firstView, PAGE_ROWS } from '../../shared/first-view.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { LibraryHost } from '../worker/host.ts';

export type Beginning = {
  /** What a page that begins is told. */
  answer(): Promise<Output<'app.begin'>>;
  /** Something in the library has changed: what was asked for is not told any more. */
  outdate(): void;
};

type First = Output<'app.begin'>['first'];

/** What the window waits for before its first picture, in milliseconds. A library that takes longer to open is drawn when it
 * answers. */
const PATIENCE = 250;

/** Asks for the first rows at once, so that they are there when the page of the window is: it can be drawn with them, instead
 * of without and then again. */
export function prepareBeginning(settings: () => Settings, call: LibraryHost['call']): Beginning {
  let outdated = false;
  // Why there are none is told to the window when it asks itself.
  let asked: Promise<First> | null = askFor(settings(), call).catch(() => null);

  return {
    async answer() {
      const first = asked;
      asked = null;
      const known = first === null ? null : await Promise.race([first, after(PATIENCE, null)]);
      return { settings: settings(), first: outdated ? null : known };
    },
    outdate() {
      outdated = true;
    },
  };
}

/** Counting takes long in a large library and is cheap in one that a page shows, of which it also tells whether it is empty. */
async function askFor(settings: Settings, call: LibraryHost['call']): Promise<First> {
  // A search begins: the view behind it is not looked at.
  if (settings.startWith === 'last' && settings.lastSearch !== null) return null;
  const page = await call('articles.page', {
    view: firstView(settings),
    sort: settings.sort,
    offset: 0,
    limit: PAGE_ROWS,
  });
  if (page.total > PAGE_ROWS) return { page, whole: null };
  const [info, jobs] = await Promise.all([call('library.info', {}), call('save.queue', {})]);
  return { page, whole: { info, jobs } };
}
