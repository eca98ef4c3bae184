import type { EventPayload } from '../ipc/contract.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

type Kind = EventPayload<'outside.changed'>['articles'][number]['kind'];

const kinds: Record<Kind, string> = {
  text: 'New text',
  facts: 'New facts',
  added: 'Came in',
  both: 'Changed twice, both kept',
};

/** The words of what other programs do to the library. */
export function outsideWords(f: Format) {
  const articles = (count: number) => counted(count, f.number(count), 'article', 'articles');
  return {
    outside: {
      /** The article that is read. */
      here: 'This article was changed outside Offprint',
      hereBoth: 'This article was changed outside Offprint too. Both are kept',
      changed: (count: number) =>
        `${articles(count)} ${count === 1 ? 'was' : 'were'} changed outside Offprint`,
      added: (count: number) => `${articles(count)} came in from outside`,
      show: 'Show',
      title: 'Changed outside Offprint',
      lead: 'Another program, or a sync program, has written these articles. What it wrote is taken over. Where an article was changed twice, nothing is lost: a text from outside becomes the article and yours is kept beside it in the folder “versions”; of other changes yours hold, and the other file is kept there.',
      list: 'Articles that were changed',
      kinds,
      more: (count: number) => `and ${f.number(count)} more`,
      correcting: 'This article was changed outside Offprint while you wrote',
      correctingText:
        'Save makes your text the article. The other one is kept beside it in the folder “versions”.',
      correctedBoth: 'Article corrected. The text from outside is kept too',
    },
  };
}
