import type { Format } from './format.ts';
import { counted } from './plural.ts';

type Difference = { missing: number; links: number; removed: number; changed: number; searches: number };
type Restored = { added: number; links: number; changed: number; searches: number };

/** Why the last backup could not be made. */
const failures: Record<string, string> = {
  'disk-full': 'The disk is full. The older backups are kept, and the next one is tried within the hour.',
  'read-only': 'Their folder is write-protected. The older backups are kept.',
};
const failedOther =
  'The older backups are kept, and the next one is tried within the hour. The log tells more.';

/** Backups of the catalogue, and bringing something back from them. */
export function backupWords(f: Format) {
  const articles = (count: number) => counted(count, f.number(count), 'article', 'articles');
  const searches = (count: number) => counted(count, f.number(count), 'saved search', 'saved searches');
  return {
    backups: {
      title: 'Backups',
      hint: 'Once a day what is known of every article (titles, tags, states, notes and highlights) is copied to a place outside of the library. Seven days are kept. Texts and images are not in them: they lie in the library’s own folders.',
      on: 'Back up every day',
      last: (when: string, kept: number) =>
        `Last backup: ${when} · ${counted(kept, f.number(kept), 'backup', 'backups')} kept`,
      none: 'No backup yet. The first one is made a few seconds after the start, once there are articles.',
      looking: 'Looking for backups',
      failed: 'The last backup could not be made',
      failedText: (code: string) => failures[code] ?? failedOther,
      show: 'Show folder',
      make: 'Back up now',
      making: 'Backing up',
      restore: 'Restore from a backup…',
      noBackup: 'There is no backup yet.',
      readOnly: 'This library can only be read',
      restoreTitle: 'Restore from a backup',
      choose: 'The state of',
      option: (when: string, count: number) => `${when} · ${articles(count)}`,
      beforeRestore: (when: string) => `${when}, before something was restored`,
      lead: 'What is missing now comes back. Nothing that is in the library changes otherwise, and nothing goes.',
      comparing: 'Comparing with the library',
      nothing: 'Everything in this backup is in the library. There is nothing to bring back.',
      missing: (count: number) => `${articles(count)} missing in the library`,
      links: (count: number) =>
        `${f.number(count)} of them ${count === 1 ? 'has' : 'have'} no text on the disk any more and ${count === 1 ? 'comes' : 'come'} back as ${count === 1 ? 'a link' : 'links'} with everything you wrote; “Retry” fetches the text.`,
      changed: (count: number) =>
        `${articles(count)} without a note, highlight or tag that the backup has. What you took away yourself since comes back too.`,
      searches: (count: number) => `${searches(count)} missing`,
      removed: (count: number) =>
        `Also ${counted(count, f.number(count), 'article that was', 'articles that were')} deleted for good since, as ${count === 1 ? 'a link' : 'links'}`,
      damaged: (count: number) =>
        `${counted(count, f.number(count), 'part', 'parts')} of this backup cannot be read any more.`,
      first: 'The present state is backed up first.',
      act: ({ missing, changed, searches: found }: Difference) =>
        missing + changed > 0
          ? `Bring back ${articles(missing + changed)}`
          : found > 0
            ? `Bring back ${searches(found)}`
            : 'Bring back',
      restoring: 'Bringing back',
      progress: (done: number, total: number) => `${f.number(done)} of ${f.number(total)} articles`,
      stop: 'Stop',
      notRestored: 'Not everything came back',
      done({ added, links, changed, searches: found }: Restored): string {
        const parts = [
          ...(added > 0
            ? [
                `${articles(added)} ${added === 1 ? 'is' : 'are'} back${links > 0 ? `, ${f.number(links)} as ${links === 1 ? 'a link' : 'links'}` : ''}`,
              ]
            : []),
          ...(changed > 0 ? [`${articles(changed)} got back what was lost`] : []),
          ...(found > 0 ? [`${searches(found)} ${found === 1 ? 'is' : 'are'} back`] : []),
        ];
        return parts.length === 0 ? 'Nothing was missing' : parts.join('; ');
      },
    },
    recovering: {
      title: 'The catalogue is being made anew',
      text: 'It was lost or damaged. Titles, tags, notes and highlights are read from the articles themselves; nothing is lost by it.',
      progress: (done: number, total: number) => `${f.number(done)} of ${f.number(total)} articles`,
    },
  };
}
