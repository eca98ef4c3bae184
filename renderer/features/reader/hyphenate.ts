import { english } from './hyphenate-english.ts';

/** Where a word may be parted: offsets of letters that may begin a line. `word` is in lower case. */
export type Hyphenation = (word: string) => number[];

/** Letters that stay before and after a hyphen. */
const least = { before: 2, after: 3 };

/** Spelling by syllables: a consonant goes with the vowel after it; of several, as many as can begin a word. */
type Spelling = {
  vowels: string;
  /** Consonants written with several letters. */
  digraphs: string;
  /** Pairs and more that begin a syllable. */
  onsets: string;
};

const romanceOnsets = 'bl br cl cr dr fl fr gl gr pl pr tr';
const germanicOnsets = 'bl br dr fl fr gl gn gr kl kn kr pf pl pr schl schm schn schr schw spr str tr zw';

const german: Spelling = { vowels: 'aeiouyäöü', digraphs: 'ch ck sch ph th qu', onsets: germanicOnsets };
const nordic: Spelling = {
  vowels: 'aeiouyåäöæøé',
  digraphs: 'ck sj sk',
  onsets: 'bl br dr fl fr gl gr kl kn kr pl pr skr str tr tv',
};

const spellings: Readonly<Record<string, Spelling>> = {
  de: german,
  nl: { vowels: 'aeiouyëéèïöü', digraphs: 'ch ij qu', onsets: `${germanicOnsets} vl vr wr` },
  sv: nordic,
  da: nordic,
  no: nordic,
  nb: nordic,
  nn: nordic,
  es: { vowels: 'aeiouáéíóúü', digraphs: 'ch ll rr qu gu', onsets: romanceOnsets },
  ca: { vowels: 'aeiouàèéíïòóúü', digraphs: 'ny qu gu', onsets: romanceOnsets },
  pt: { vowels: 'aeiouáâãàéêíóôõú', digraphs: 'ch lh nh qu gu', onsets: romanceOnsets },
  it: {
    vowels: 'aeiouàèéìòù',
    digraphs: 'ch gh gn qu sc',
    onsets: `${romanceOnsets} gl sb sd sf sg sl sm sn sp sq st sv spr str scr`,
  },
  fr: { vowels: 'aeiouyàâæéèêëîïôœùûü', digraphs: 'ch gn ph qu th gu', onsets: `${romanceOnsets} vr` },
  fi: { vowels: 'aeiouyäöå', digraphs: '', onsets: '' },
  tr: { vowels: 'aeıioöuüâîû', digraphs: '', onsets: '' },
  id: { vowels: 'aeiou', digraphs: 'kh ng ny sy', onsets: '' },
};

/** How words of a language are parted; null for one that is not known well enough. */
export function hyphenationOf(lang: string | null): Hyphenation | null {
  const language = lang?.toLowerCase().split('-')[0] ?? '';
  if (language === 'en') return checked(english);
  const spelling = spellings[language];
  return spelling === undefined ? null : checked(bySyllables(spelling));
}

function checked(breaks: Hyphenation): Hyphenation {
  return (word) =>
    word.length < least.before + least.after
      ? []
      : breaks(word).filter((at) => at >= least.before && at <= word.length - least.after);
}

function bySyllables({ vowels, digraphs, onsets }: Spelling): Hyphenation {
  const isVowel = (letter: string | undefined) => letter !== undefined && vowels.includes(letter);
  const together = new Set([...digraphs.split(' '), ...onsets.split(' ')]);
  return (word) => {
    const breaks: number[] = [];
    let vowelBefore = -1;
    for (let at = 0; at < word.length; at++) {
      if (!isVowel(word[at])) continue;
      const consonants = word.slice(vowelBefore + 1, at);
      if (vowelBefore >= 0 && consonants !== '') {
        let taken = 1;
        for (let more = Math.min(4, consonants.length); more > 1; more--) {
          if (!together.has(consonants.slice(-more))) continue;
          taken = more;
          break;
        }
        breaks.push(at - taken);
      }
      vowelBefore = at;
    }
    return breaks;
  };
}
