/** A term: a minus, an operator, a phrase or a word. */
const term = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"()]+))/giu;
/** Operators whose value says enough by itself. */
const plain = new Set(['is', 'tag', 'site', 'author', 'title', 'text', 'note', 'lang']);

/** A name for a search that is being saved: what it asks for, without syntax. `lankov is:unread` is "Lankov, unread". */
export function proposeName(query: string): string {
  const parts: string[] = [];
  /** Words side by side belong together. */
  let words = false;
  for (const [, minus = '', operator, phrase, word] of query.matchAll(term)) {
    const value = (phrase ?? word ?? '').replace(/\*+$/, '');
    if (value === '' || value === 'OR') continue;
    const bare = operator === undefined || plain.has(operator.toLowerCase());
    const text = `${minus === '' ? '' : '−'}${bare ? value : `${operator} ${value}`}`;
    const isWord = operator === undefined;
    if (isWord && words) parts[parts.length - 1] += ` ${text}`;
    else parts.push(text);
    words = isWord;
  }
  const name = parts.join(', ') || query.trim();
  const [first = ''] = name;
  return (first.toLocaleUpperCase() + name.slice(first.length)).slice(0, 100);
}
