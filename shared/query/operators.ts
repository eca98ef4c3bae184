/** What narrows a search, with an example each: the help of the window and of the command line say the same. Their words
 * are in `shared/locales`. */
export const searchOperators = [
  { id: 'phrase', sign: '" "', example: '"north korea"' },
  { id: 'prefix', sign: '*', example: 'econom*' },
  { id: 'not', sign: '-', example: '-sport' },
  { id: 'or', sign: 'OR', example: 'korea OR japan' },
  { id: 'group', sign: '( )', example: '(korea OR japan) -sport' },
  { id: 'parts', sign: 'title: text: note:', example: 'title:lankov' },
  { id: 'tag', sign: 'tag:', example: 'tag:energy' },
  { id: 'site', sign: 'site:', example: 'site:gazette.example' },
  { id: 'author', sign: 'by: author:', example: 'by:lankov' },
  { id: 'lang', sign: 'lang:', example: 'lang:de' },
  { id: 'is', sign: 'is:', example: 'is:unread' },
  { id: 'has', sign: 'has:', example: 'has:note' },
  { id: 'published', sign: 'before: after:', example: 'before:2024-05' },
  { id: 'saved', sign: 'saved:', example: 'saved:30d' },
  { id: 'words', sign: 'words:', example: 'words:>1000' },
] as const;
export type SearchOperator = (typeof searchOperators)[number]['id'];
