import { parseArgs } from 'node:util';
import { UsageError } from './io.ts';

export type OptionSpec = {
  /** What its value is called in the help; null for a switch. */
  value: string | null;
  multiple?: true;
  help: string;
};

export const commonOptions: Record<string, OptionSpec> = {
  library: { value: 'DIR', help: 'the library’s folder' },
  json: { value: null, help: 'one JSON object a line' },
  help: { value: null, help: 'show this help' },
};

/** Options as they were given, by name. */
export type Options = {
  flag: (name: string) => boolean;
  text: (name: string) => string | null;
  texts: (name: string) => string[];
  /** A whole number from 1; throws `UsageError` for anything else. */
  count: (name: string) => number | null;
};

export type Line = { command: string | null; version: boolean; rest: string[] };

/** Finds the command among the common options in front of it. */
export function splitLine(argv: readonly string[]): Line {
  let version = false;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--version') version = true;
    else if (word === '--library') at++;
    else if (!word.startsWith('-')) return { command: word, version, rest: argv.toSpliced(at, 1) };
  }
  return { command: null, version, rest: argv.filter((word) => word !== '--version') };
}

/** Reads what belongs to a command. With `signed`, words such as `+a` and `-b` after the first plain word are words.
 * Throws `UsageError`. */
export function readWords(
  rest: readonly string[],
  own: Record<string, OptionSpec>,
  signed: boolean,
): { words: string[]; options: Options } {
  const specs = { ...commonOptions, ...own };
  const { args, signs } = signed ? takeSigned(rest, specs) : { args: [...rest], signs: [] };
  const { tokens } = parseArgs({
    args,
    strict: false,
    tokens: true,
    options: {
      ...Object.fromEntries(
        Object.entries(specs).map(([name, { value }]) => [
          name,
          value === null ? { type: 'boolean' as const } : { type: 'string' as const },
        ]),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const words: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = specs[token.name];
    if (spec === undefined) throw new UsageError(`there is no option ${token.rawName}`);
    if (spec.value === null && token.value !== undefined)
      throw new UsageError(`${token.rawName} takes no value`);
    if (spec.value !== null && token.value === undefined) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${spec.value}`);
    }
    const before = given.get(token.name) ?? [];
    if (before.length > 0 && spec.value !== null && !spec.multiple) {
      throw new UsageError(`${token.rawName} can be given once`);
    }
    given.set(token.name, [...before, token.value ?? '']);
  }
  return { words: [...words, ...signs], options: readOptions(given) };
}

function readOptions(given: Map<string, string[]>): Options {
  const text = (name: string) => given.get(name)?.[0] ?? null;
  return {
    flag: (name) => given.has(name),
    text,
    texts: (name) => given.get(name) ?? [],
    count: (name) => {
      const value = text(name);
      if (value === null) return null;
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < 1 || !Number.isSafeInteger(number)) {
        throw new UsageError(`--${name} needs a whole number from 1`);
      }
      return number;
    },
  };
}

/** Parts words that begin with one sign, after the first plain word, from the rest. */
function takeSigned(
  rest: readonly string[],
  specs: Record<string, OptionSpec>,
): { args: string[]; signs: string[] } {
  const args: string[] = [];
  const signs: string[] = [];
  let afterFirst = false;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (afterFirst && /^(?:\+|-(?!-))/.test(word)) {
      signs.push(word);
      continue;
    }
    args.push(word);
    const value = rest[at + 1];
    if (word.startsWith('--')) {
      if (specs[word.slice(2)]?.value != null && value !== undefined) {
        args.push(value);
        at++;
      }
    } else afterFirst = true;
  }
  return { args, signs };
}
