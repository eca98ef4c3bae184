import * as z from 'zod';
import { assertNever } from '../../../shared/errors.ts';
import type { SearchValue, ValueField } from '../../../shared/model/view.ts';
import { queryFeatures } from '../../../shared/query/ast.ts';
import { fold, wordsOf } from '../../../shared/query/index.ts';
import type { SqlDatabase } from './database.ts';
import { indexText } from './index-text.ts';

/** Values that are answered with at most. */
const MOST = 8;
/** The newest articles that are looked at for sites and authors: there may be as many of those as articles. */
const LOOKED_AT = 300;

/** Values for a search operator with how many articles each has outside the trash: those that begin as asked before those
 * with a word that does, then by that number. It costs the same at any size: sites and authors are those of the newest
 * articles that fit. */
export function searchValues(database: SqlDatabase, field: ValueField, text: string): SearchValue[] {
  const wanted = fold(text.trim());
  return valuesOf(database, field, text, wanted)
    .flatMap((valued) => {
      const fit = fitOf(fold(valued.value), wanted);
      return fit === null || valued.count <= 0 ? [] : [{ valued, fit }];
    })
    .sort(
      (a, b) =>
        a.fit - b.fit || b.valued.count - a.valued.count || (a.valued.value < b.valued.value ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ valued }) => valued);
}

/** Lower is better; null for no fit. */
function fitOf(value: string, wanted: string): number | null {
  if (value.startsWith(wanted)) return 0;
  return value.includes(` ${wanted}`) ? 1 : null;
}

const features: Record<(typeof queryFeatures)[number], string> = {
  note: 'noted = 1',
  highlight: 'highlights > 0',
  image: 'image = 1',
};

function valuesOf(database: SqlDatabase, field: ValueField, text: string, wanted: string): SearchValue[] {
  switch (field) {
    case 'has':
      return queryFeatures.map((value) => ({
        value,
        count: numberOf(
          database,
          `select count(*) as count from doc where trashed = 0 and ${features[value]}`,
        ),
      }));
    case 'lang':
      return z
        .array(row)
        .parse(
          database.all('select lang as value, count(*) as count from doc where trashed = 0 group by lang'),
        )
        .filter(({ value }) => value !== '');
    case 'site':
    case 'author':
      return newest(database, field, text)
        .map((value) => ({ value, fit: fitOf(fold(value), wanted) }))
        .filter(({ fit }) => fit !== null)
        .sort((a, b) => (a.fit ?? 0) - (b.fit ?? 0))
        .slice(0, 3 * MOST)
        .map(({ value }) => ({ value, count: countOf(database, field, value) }));
    default:
      return assertNever(field);
  }
}

const columns = {
  site: { json: "entry.record ->> 'site'", words: 'site' },
  author: { json: "entry.record ->> 'byline'", words: 'byline' },
};

/** Sites or authors of the newest articles that fit, those that come most often first. */
function newest(database: SqlDatabase, field: 'site' | 'author', text: string): string[] {
  const { json, words } = columns[field];
  const folded = wordsOf(indexText(text)).map(({ folded: word }) => word);
  const rows =
    folded.length === 0
      ? database.all(
          `select ${json} as value from doc cross join entry using (place)
           where doc.trashed = 0 order by doc.place desc limit ${LOOKED_AT}`,
        )
      : database.all(
          `select ${json} as value from (select rowid as place from fts where fts match ? order by rowid desc limit ${LOOKED_AT})
           cross join entry using (place)`,
          [`${words} : "${folded.join(' ')}" *`],
        );
  const seen = new Map<string, number>();
  for (const { value } of z.array(z.object({ value: z.string().nullable() })).parse(rows)) {
    if (value !== null && value.trim() !== '') seen.set(value, (seen.get(value) ?? 0) + 1);
  }
  return [...seen].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** The trash is small: what lies there is taken off. */
function countOf(database: SqlDatabase, field: 'site' | 'author', value: string): number {
  const { json } = columns[field];
  const all = numberOf(database, `select count(*) as count from entry where ${json} = ?`, [value]);
  const trashed = numberOf(
    database,
    `select count(*) as count from doc cross join entry using (place) where doc.trashed = 1 and ${json} = ?`,
    [value],
  );
  return all - trashed;
}

function numberOf(database: SqlDatabase, sql: string, values: string[] = []): number {
  return z.object({ count: z.number() }).parse(database.get(sql, values)).count;
}

const row = z.object({ value: z.string(), count: z.number() });
