import { expect, test } from 'vitest';
import { describeTerm } from '../query/describe.ts';
import { parseQuery } from '../query/index.ts';
import { queryWords } from './en-query.ts';
import { formatFor } from './format.ts';

const { query: words } = queryWords(formatFor('en-GB'));
const chips = (query: string) =>
  parseQuery(query).tree.nodes.map((node) => {
    const { kind, value } = words.term(describeTerm(node));
    return `${kind}: ${value}`;
  });

test.each([
  ['lankov', ['Word: lankov']],
  ['lank*', ['Word: lank…']],
  ['"north korea"', ['Phrase: north korea']],
  ['-sport', ['Word: not sport']],
  ['title:ink tag:energy by:kim', ['Title: ink', 'Tag: energy', 'Author: kim']],
  ['is:unread -is:archived is:trashed', ['State: unread', 'State: not archived', 'State: in the trash']],
  ['has:highlight', ['Has: highlight']],
  ['lang:de lang:zz-qq', ['Language: German', 'Language: zz (QQ)']],
  ['before:2025', ['Published: before 1 Jan 2025']],
  ['after:2024-05-17', ['Published: from 17 May 2024']],
  ['after:30d before:1y', ['Published: in the last 30 days', 'Published: over a year ago']],
  ['saved:2024', ['Saved: in 2024']],
  ['saved:2024-05', ['Saved: in May 2024']],
  ['saved:2024-05-17', ['Saved: on 17 May 2024']],
  ['saved:2024-01..2024-03', ['Saved: 1 Jan 2024 to 31 Mar 2024']],
  ['saved:>2024', ['Saved: from 1 Jan 2025']],
  ['saved:1w', ['Saved: in the last week']],
  ['words:>1000', ['Length: 1,001 words or more']],
  ['words:<300', ['Length: up to 299 words']],
  ['words:1000..2000', ['Length: 1,000 to 2,000 words']],
  ['korea OR tag:kim OR "red ink"', ['Any of: korea or tag kim or “red ink”']],
  ['-(korea OR (a b))', ['Any of: not korea or (a, b)']],
])('%s in words', (query, said) => {
  expect(chips(query)).toEqual(said);
});

test('what was taken literally is said, a long one in short', () => {
  const said = (query: string) => parseQuery(query).literal.map(words.literal);
  expect(said('is:purple')).toEqual([
    '“is:purple” asks for nothing there is, so it was searched as it stands.',
  ]);
  expect(said(`foo:${'x'.repeat(100)}`)[0]).toMatch(/^“foo:x{36}…” begins with no field/);
});
