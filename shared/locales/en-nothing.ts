import type { Format } from './format.ts';
import { counted } from './plural.ts';

/** Why a search finds nothing. */
export type Reason =
  /** Each term finds something. `helps`: leaving out a part does. */
  | { kind: 'together'; helps: boolean }
  /** Terms that each find nothing. `rest`: articles that the search without them finds; `only`: there are no others. */
  | { kind: 'several'; typed: string[]; rest: number; only: boolean }
  /** One term that finds nothing. */
  | { kind: 'word' | 'excluded' | 'condition'; typed: string; rest: number; only: boolean };

/** A search without hits. */
export function nothingWords(f: Format) {
  const explained = (reason: Reason): { title: string; text: string } => {
    switch (reason.kind) {
      case 'together':
        return {
          title: 'No article has all of this',
          text: reason.helps
            ? 'Each part of the search matches some. Leave one out:'
            : 'Try fewer words, or only the beginning of one.',
        };
      case 'several':
        return { title: `No article matches ${either(reason.typed)}`, text: without(reason) };
      case 'word':
        return {
          title: `“${reason.typed}” is in none of your articles`,
          text: reason.only ? 'Try the beginning of the word, or another spelling.' : without(reason),
        };
      case 'excluded':
        return {
          title: `“${reason.typed}” leaves no article`,
          text: reason.only ? 'All of them have what it leaves out.' : without(reason),
        };
      case 'condition':
        return { title: `No article matches “${reason.typed}”`, text: without(reason) };
    }
  };
  const without = ({ rest, only }: { rest: number; only: boolean }): string => {
    if (only) return 'Try another value, or fewer of them.';
    return rest > 0
      ? `The rest of the search matches ${counted(rest, f.number(rest), 'article', 'articles')}.`
      : 'The rest of the search matches nothing either.';
  };
  return {
    nothing: {
      explained,
      and: ' and ',
      inTrash: 'Search the trash',
      wordsHead: 'Words that narrow a search',
    },
  };
}

function either(typed: readonly string[]): string {
  const quoted = typed.map((one) => `“${one}”`);
  const last = quoted.pop();
  return quoted.length === 0 ? `${last}` : `${quoted.join(', ')} or ${last}`;
}
