/** What counts as one word: letters, digits, marks and private characters, as the index's tokenizer is told to take
 * them. Soft hyphens and joiners lie inside a word and vanish when it is folded. */
const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}\p{Join_Control}\u00ad\u2060\ufeff]+/u;

const invisible = /[\p{Join_Control}\u00ad\u2060\ufeff]+/gu;
/** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic. Vowel signs of Indic scripts are letters
 * in all but name and stay. */
const accents =
  /[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]|[\u0591-\u05bd]|[\u05bf-\u05c7]|[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670|[\u06d6-\u06dc]/g;
const wideForms = /[\ufb00-\ufb06\uff01-\uff9f]+/g;
const spelledOut: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const spelled = /[ßæœøłđðþıς]/g;
const beyondAscii = /[\u0080-\uffff]/;

/** Text as the index and the query compare it: without case, accents, soft hyphens and wide forms. Spaces and
 * punctuation stay, so that a whole text can be folded at once. */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .replace(invisible, '')
    .replace(wideForms, (wide) => wide.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(spelled, (letter) => spelledOut[letter] ?? letter);
}

export type Word = { folded: string; start: number; end: number };

/** Which ASCII characters belong to words. */
const asciiWord = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[0-9A-Za-z]/.test(String.fromCharCode(code))),
);
const wordHere = new RegExp(wordPattern.source, 'uy');

/** Where the word ends that begins at `start`; `start` when none does. A look at codes is much quicker than a pattern,
 * which is asked only where there is more than ASCII. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code >= 128) {
      // Typographic punctuation, the most frequent there is.
      if (code >= 0x2010 && code <= 0x2027) return at;
      wordHere.lastIndex = start;
      return wordHere.test(text) ? wordHere.lastIndex : start;
    }
    if (asciiWord[code] === 0) return at;
    at++;
  }
  return at;
}

/** The words of a text with their places, in UTF-16 units.
 * @param initials words that begin with none of these letters are of no interest: they come without `folded`
 * @param others false leaves them out altogether */
export function wordsOf(text: string, initials?: ReadonlySet<string>, others = true): Word[] {
  const words: Word[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfWord(text, start);
    if (end === start) {
      start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    const initial = text.charAt(start);
    const skipped = initials !== undefined && initial < '\u0080' && !initials.has(initial.toLowerCase());
    if (!skipped) {
      const folded = fold(text.slice(start, end));
      if (folded !== '') words.push({ folded, start, end });
    } else if (others) words.push({ folded: '', start, end });
    start = end;
  }
  return words;
}

/** Scripts that are written without spaces between words. */
export const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff66-\uff9f\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
