import type { StoredRecord } from '../../../shared/model/record.ts';
import { edgeOf, fold, type QueryNode, spaceless, wordsOf } from '../../../shared/query/index.ts';
import { noteTexts } from './docs.ts';
import { indexText } from './index-text.ts';
import { markdownToText } from './markdown-text.ts';

/** For tests: whether a query finds an article, without an index.
 * @param now the present moment, ms */
export function finds(node: QueryNode, record: StoredRecord, markdown: string, now: number): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((child) => finds(child, record, markdown, now));
    case 'or':
      return node.nodes.some((child) => finds(child, record, markdown, now));
    case 'not':
      return !finds(node.node, record, markdown, now);
    case 'is':
      if (node.flag === 'favourite') return record.favourite;
      return node.flag === 'trashed' ? record.trashed : record.state === node.flag;
    case 'has':
      if (node.what === 'image') return record.image !== null;
      if (node.what === 'highlight') return record.highlights.length > 0;
      return record.note !== null || record.highlights.some(({ comment }) => comment !== null);
    case 'lang': {
      const lang = (record.lang ?? '').toLowerCase();
      return lang === node.lang || lang.startsWith(node.prefix ? node.lang : `${node.lang}-`);
    }
    case 'words':
      return (node.least ?? 0) <= record.words && record.words <= (node.most ?? Infinity);
    case 'date': {
      const day = localDay(node.of === 'saved' ? record.saved : (record.published ?? record.saved));
      if (node.from !== null && day < edgeOf(node.from, now).day) return false;
      return node.until === null || day < edgeOf(node.until, now).day;
    }
    case 'text': {
      const { field, text, prefix } = node;
      if (field === 'tag') {
        return record.tags.some((tag) =>
          prefix ? fold(tag).startsWith(fold(text)) : fold(tag) === fold(text),
        );
      }
      const parts = {
        title: record.title,
        author: record.byline ?? '',
        site: record.site ?? '',
        note: noteTexts(record).join('\n'),
        text: markdownToText(markdown),
        tags: record.tags.join('\n'),
      };
      const searched = field === null ? Object.values(parts) : [parts[field]];
      return searched.some((part) => hasPhrase(part, text, prefix));
    }
  }
}

function hasPhrase(part: string, text: string, prefix: boolean): boolean {
  const wanted = foldedWords(text);
  const open = prefix || spaceless.test(text);
  return foldedWords(part).some((_, at, words) =>
    wanted.every((word, offset) => {
      const there = words[at + offset] ?? '';
      return open && offset === wanted.length - 1 ? there.startsWith(word) : there === word;
    }),
  );
}

function foldedWords(text: string): string[] {
  return wordsOf(indexText(text)).map(({ folded }) => folded);
}

function localDay(moment: string): string {
  if (moment.length === 10) return moment;
  const date = new Date(moment);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
