import { fold, spaceless } from '../../../shared/query/index.ts';

/** Runs of scripts that are written without spaces. */
const spacelessRun = new RegExp(`${spaceless.source}+`, 'gu');
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Text as the index takes it: folded, with a space between the words of scripts that have none. */
export function indexText(text: string): string {
  // The database takes text up to its first NUL.
  const folded = fold(text).replaceAll('\0', ' ');
  if (!spaceless.test(folded)) return folded;
  return folded.replace(
    spacelessRun,
    (run) => ` ${[...segmenter.segment(run)].map((part) => part.segment).join(' ')} `,
  );
}
