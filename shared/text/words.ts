/** Words a minute of calm reading. */
export const READING_SPEED = 230;

/** Scripts that are written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let segmenter: Intl.Segmenter | null = null;

/** How many words a plain text has: runs between spaces that hold a letter or a digit, and for scripts without spaces
 * the words that a dictionary finds. */
export function countWords(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(/\S+/g)) {
    if (unspaced.test(run)) {
      segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
      for (const segment of segmenter.segment(run)) if (segment.isWordLike === true) count++;
    } else if (/[\p{L}\p{N}]/u.test(run)) count++;
  }
  return count;
}
