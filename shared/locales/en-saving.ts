import { isReadableFile } from '../readable-file.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

/** How many names a sentence takes. */
const mostNames = 3;

/** What is said of files that cannot be added. `names`: one or several. */
export function cannotBeAdded(names: readonly string[]): string {
  const [only] = names;
  if (names.length === 1 && only !== undefined && isReadableFile(only))
    return `${only} holds no text, though its name says so. It cannot be added.`;
  const shown =
    names.length > mostNames + 1 ? [...names.slice(0, mostNames), `${names.length - mostNames} more`] : names;
  const last = shown.at(-1) ?? '';
  const list = shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${last}` : last;
  return `${list} cannot be added. Add web pages (.html), Markdown (.md) or plain text (.txt).`;
}

/** The words of saving: the queue, what was not saved, the clipboard, a library whose disk is away. */
export function savingWords(f: Format) {
  const links = (count: number) => counted(count, f.number(count), 'link', 'links');
  return {
    saving: {
      underWay: 'Being saved',
      notSaved: 'Not saved',
      ended: 'Saved',
      tryNow: 'Try now',
      tryJobNow: (label: string) => `Try ${label} now`,
      tryAllNow: 'Try all now',
      retryJob: (label: string) => `Retry ${label}`,
      retrySeveral: (count: number) => `Retry ${f.number(count)}`,
      openJob: (label: string) => `Open ${label} in the browser`,
      openKnown: (label: string) => `Open ${label}`,
      dismiss: (label: string) => `Remove ${label} from the queue`,
      again: 'Save after all',
      saveJobAgain: (label: string) => `Save ${label} after all`,
      offline: (count: number) => `${links(count)} waiting for the network`,
      waiting: (count: number) => `${f.number(count)} waiting`,
      openInBrowser: 'Open in browser',
      linkKept: 'The link is kept.',
      linkAndRestKept: 'The link and what was found are kept.',
      restKept: 'What was found is kept.',
      jobFailed: (label: string) => `${label} was not saved.`,
      jobsFailed: (count: number) => `${f.number(count)} were not saved.`,
      clipboardEmpty: 'The clipboard holds no text. Copy a link or a text first.',
      earlierText: 'Another text stood here.',
      putBack: 'Put it back',
      more: (count: number) => `and ${f.number(count)} more`,
    },
    closed: {
      tryAgain: 'Try again',
      startNew: 'Start a new library here',
      startNewHint: 'A library that is on a disk that is away stays as it is.',
    },
  };
}
