import { firstWords } from '../../../shared/text/first-words.ts';
import type { Extracted, HostileJobs } from '../ports.ts';
import { fileTitle } from './clean-names.ts';
import { readMarkdown } from './markdown-input.ts';
import { pageArticle } from './page.ts';
import { readPlainText } from './plain-input.ts';

/** An article from what a person pasted, or from a file of theirs. For the disposable process, as `extractPage`. */
export function extractText(input: HostileJobs['extractText']['input']): Extracted {
  switch (input.format) {
    case 'text':
      return readPlainText(input);
    case 'markdown':
      return readMarkdown(input);
    case 'html': {
      const article = pageArticle(input.text, {
        url: input.url,
        imagePrefix: input.imagePrefix,
        fragment: true,
      });
      return article.title === (input.url ?? '')
        ? { ...article, title: titleWithout(article, input.name) }
        : article;
    }
  }
}

/** The title of a fragment that has none: the file's name, or its first words. */
function titleWithout(article: Extracted, name: string | null): string {
  return fileTitle(name) ?? (firstWords(article.text) || article.title);
}
