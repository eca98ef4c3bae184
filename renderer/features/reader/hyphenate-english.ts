/** English is not spelt by syllables, so it is only parted where that is nearly always right: at parts that words are made
 * with, and between two consonants that belong to different syllables. */

const endings =
  'tion tions sion sions tional ment ments mental ness less ful fully ship ships ward wards hood ture tures cial tial cian cians ling lings teen ing ings able ible ably ous ously'.split(
    ' ',
  );
const beginnings =
  'after anti back counter down extra fore hyper inter micro multi news out over post semi super tele trans ultra under dis mis non sub'.split(
    ' ',
  );
/** Compounds that end in what looks like "ing". */
const things = /^(?:any|every|play|some)(?=things?$)/;

/** Consonants that sound as one, or begin a syllable together. */
const together = new Set(
  'bl br ch ck cl cr dg dr dw fl fr gh ght gl gn gr gu kn ng ph pl pr qu sc scr sh shr sk sl sm sn sph spl spr squ str tch th thr tr tw wh wr'.split(
    ' ',
  ),
);
/** These begin a syllable only after another consonant: "mon-ster", but "sis-ter". */
const afterConsonant = new Set(['st', 'sp']);
const vowel = /[aeiouyàâæéèêëîïôœùûüöä]/;

/** Offsets where a lower-case word may be parted. */
export function english(word: string): number[] {
  const ending = endingOf(word);
  const stem = ending === null ? word : word.slice(0, word.length - ending.length);
  const all = [...beginningBreak(word), ...endingBreak(word, ending), ...consonantBreaks(stem)];
  // A part without a vowel is no syllable.
  let from = 0;
  return [...new Set(all)]
    .sort((a, b) => a - b)
    .filter((at) => {
      if (!vowel.test(word.slice(from, at)) || !vowel.test(word.slice(at))) return false;
      from = at;
      return true;
    });
}

function endingOf(word: string): string | null {
  const fitting = endings.filter(
    (ending) => word.endsWith(ending) && vowel.test(word.slice(0, -ending.length)),
  );
  return fitting.reduce<string | null>((best, one) => (one.length > (best?.length ?? 0) ? one : best), null);
}

function endingBreak(word: string, ending: string | null): number[] {
  const thing = things.exec(word);
  if (thing !== null) return [thing[0].length];
  if (ending === null) return [];
  const at = word.length - ending.length;
  const last = word[at - 1] ?? '';
  const same = last === word[at - 2] && !vowel.test(last);
  if (ending.startsWith('ling')) {
    // "sib-ling" is one thing, "tell-ing" and "feel-ing" are made of a word and "ing".
    return vowel.test(last) || last === 'l' ? [at + 1] : [at];
  }
  if (!vowel.test(ending[0] ?? '')) return [at];
  if (same && !'lsfz'.includes(last)) return [at - 1];
  return vowel.test(last) && !'iuy'.includes(last) ? [] : [at];
}

function beginningBreak(word: string): number[] {
  return beginnings
    .filter((beginning) => {
      const rest = word.slice(beginning.length);
      if (!word.startsWith(beginning) || rest.length < 4) return false;
      return beginning.length > 3 || !vowel.test(rest[0] ?? '');
    })
    .map((beginning) => beginning.length);
}

/** Between the consonants of two syllables: "win-dow", "con-struct", "let-ter". */
function consonantBreaks(word: string): number[] {
  const clusters = word.matchAll(/(?<=[aeiouy])[b-df-hj-np-tv-xz]{2,4}(?=[aeiouy])/g);
  return [...clusters].flatMap(({ 0: cluster, index }) => {
    // "pock-et" and "sing-er" are told from "fin-ger" only by who knows the word.
    if (together.has(cluster) || /(?:ck|ng|nk|x)$/.test(cluster)) return [];
    return [index + cluster.length - onset(cluster)];
  });
}

/** How many consonants of a cluster begin the next syllable. */
function onset(cluster: string): number {
  for (let length = cluster.length - 1; length > 1; length--) {
    const end = cluster.slice(-length);
    if (together.has(end) || afterConsonant.has(end)) return length;
  }
  return 1;
}
