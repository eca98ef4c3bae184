import type { EventPayload } from '../../shared/ipc/contract.ts';
import type { Library } from '../library/index.ts';

const EVERY_MS = 1000;

/** While the index is made anew, tells how far it is. The beginning and the end come with `library.changed`. */
export function tellRebuilding(
  library: Pick<Library, 'rebuilding' | 'onChange'>,
  tell: (progress: EventPayload<'library.rebuilding'>) => void,
): void {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    timer = undefined;
    const rebuilding = library.rebuilding();
    if (rebuilding === null) return;
    tell({ rebuilding });
    timer = setTimeout(look, EVERY_MS);
    timer.unref();
  };
  library.onChange(() => {
    if (timer === undefined) look();
  });
}
