import { LibraryError } from '../../shared/errors.ts';
import { articleId } from '../../shared/model/record.ts';
import { UsageError } from './io.ts';

/** The one word of a command. */
export function oneWord(words: readonly string[], what: string): string {
  const [word] = words;
  if (word === undefined || words.length > 1) throw new UsageError(`this takes ${what}`);
  return word;
}

export function noWords(words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`“${words[0]}” has no place here`);
}

export function needed(value: string | null, option: string): string {
  if (value === null || value === '') throw new UsageError(`this needs ${option}`);
  return value;
}

export function oneOf<T extends string>(value: string, choices: readonly T[], what: string): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new UsageError(`${what} is one of ${choices.join(', ')}, not “${value}”`);
  return choice;
}

/** What can be no id is the id of no article. */
export function idOf(word: string): string {
  const id = word.toLowerCase();
  if (articleId.safeParse(id).success) return id;
  throw new LibraryError({ code: 'not-found', details: { what: 'article', id: word } });
}

/** Tags as they were written: the library folds white space and keeps each once. */
export function tagsOf(words: readonly string[]): string[] {
  if (words.some((word) => word.trim() === '')) throw new UsageError('a tag has at least one letter');
  return [...words];
}
