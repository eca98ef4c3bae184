/** The operators, those that narrow most often first. */
export const operators = [
  'tag',
  'is',
  'site',
  'author',
  'has',
  'before',
  'after',
  'saved',
  'lang',
  'words',
  'title',
  'text',
  'note',
  'published',
] as const;
export type Operator = (typeof operators)[number];

export function operatorNamed(name: string | null): Operator | null {
  if (name === 'by') return 'author';
  return operators.find((operator) => operator === name) ?? null;
}
