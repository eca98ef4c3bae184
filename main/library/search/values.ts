import * as z from 'zod';
import type { SearchValue, ValueField } from '../../../shared/model/view.ts';
import { queryFeatures } from '../../../shared/query/ast.ts';
import { fold, parseQuery } from '../../../shared/query/index.ts';
import { compileQuery } from './compile.ts';
import type { SqlDatabase } from './database.ts';
import { matchTotal } from './ranking.ts';

/** Values that are answered with at most. */
const MOST = 8;

type Known = SearchValue & { folded: string };

/** Which values a search operator can have, with how many articles each has outside the trash. They are counted when they
 * are first asked for after a change, and kept until the next one. */
export type SearchValues = {
  values(database: SqlDatabase, field: ValueField, text: string): SearchValue[];
  /** The library has changed. */
  forget(): void;
};

export function searchValues(): SearchValues {
  const known = new Map<ValueField, Known[]>();
  return {
    values(database, field, text) {
      const all = known.get(field) ?? allOf(database, field);
      known.set(field, all);
      return best(all, fold(text.trim()));
    },
    forget: () => known.clear(),
  };
}

/** They come with most articles first: those that begin as asked before those with a word that does. */
function best(all: readonly Known[], wanted: string): SearchValue[] {
  const first: Known[] = [];
  const second: Known[] = [];
  for (const one of all) {
    if (one.folded.startsWith(wanted)) first.push(one);
    else if (second.length < MOST && one.folded.includes(` ${wanted}`)) second.push(one);
    if (first.length === MOST) break;
  }
  return [...first, ...second].slice(0, MOST).map(({ value, count }) => ({ value, count }));
}

function allOf(database: SqlDatabase, field: ValueField): Known[] {
  return counted(database, field)
    .filter(({ value, count }) => value.trim() !== '' && count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .map((one) => ({ ...one, folded: fold(one.value) }));
}

function counted(database: SqlDatabase, field: ValueField): SearchValue[] {
  switch (field) {
    case 'has':
      return queryFeatures.map((value) => {
        const query = compileQuery(parseQuery(`has:${value}`).tree, 0);
        return { value, count: query === null ? 0 : matchTotal(database, query) };
      });
    case 'lang':
      return grouped(
        database,
        'select lang as value, count(*) as count from doc where trashed = 0 group by lang',
      );
    case 'site':
    case 'author': {
      const column = field === 'site' ? "record ->> 'site'" : "record ->> 'byline'";
      const counts = new Map(
        grouped(
          database,
          `select ${column} as value, count(*) as count from entry where ${column} is not null group by ${column}`,
        ).map(({ value, count }) => [value, count]),
      );
      // The trash is small: what lies there is taken off.
      for (const { value, count } of grouped(
        database,
        `select ${column} as value, count(*) as count from doc join entry using (place)
         where doc.trashed = 1 and ${column} is not null group by ${column}`,
      )) {
        counts.set(value, (counts.get(value) ?? 0) - count);
      }
      return [...counts].map(([value, count]) => ({ value, count }));
    }
  }
}

function grouped(database: SqlDatabase, sql: string): SearchValue[] {
  return z.array(row).parse(database.all(sql));
}

const row = z.object({ value: z.string(), count: z.number() });
