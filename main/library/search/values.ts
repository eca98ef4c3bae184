import * as z from 'zod';
import { assertNever } from '../../../shared/errors.ts';
import type { SearchValue, ValueField } from '../../../shared/model/view.ts';
import { queryFeatures } from '../../../shared/query/ast.ts';
import { fold } from '../../../shared/query/index.ts';
import type { SqlDatabase } from './database.ts';
import { type NamedValue, valueKeeper } from './named-values.ts';
import type { SearchIndex } from './search-index.ts';
import { outsideTrash } from './trash.ts';

/** Values that are answered with at most. */
const MOST = 8;

/** Answers with values for a search operator, each with how many articles have it outside the trash: those that begin as
 * asked before those with a word that does, then by that number. */
export function valueSearch(index: SearchIndex): (field: ValueField, text: string) => Promise<SearchValue[]> {
  const keepers = { site: valueKeeper(index, 'site'), author: valueKeeper(index, 'author') };
  const all = async (field: ValueField): Promise<readonly NamedValue[]> => {
    switch (field) {
      case 'has':
        return withFolded(await index.read(features));
      case 'lang':
        return withFolded(await index.read(languages));
      case 'site':
      case 'author':
        return keepers[field]();
      default:
        return assertNever(field);
    }
  };
  return async (field, text) => best(await all(field), fold(text.trim()));
}

function best(values: readonly NamedValue[], wanted: string): SearchValue[] {
  const fits: [NamedValue[], NamedValue[]] = [[], []];
  for (const valued of values) {
    if (valued.count <= 0) continue;
    if (valued.folded.startsWith(wanted)) fits[0].push(valued);
    else if (valued.folded.includes(` ${wanted}`)) fits[1].push(valued);
  }
  return fits
    .flatMap((fit) => first(fit))
    .slice(0, MOST)
    .map(({ value, count }) => ({ value, count }));
}

/** The first few in their order, without ordering tens of thousands. */
function first(values: readonly NamedValue[]): NamedValue[] {
  const order = (a: NamedValue, b: NamedValue) => b.count - a.count || (a.value < b.value ? -1 : 1);
  let top: NamedValue[] = [];
  for (const valued of values) {
    const last = top[MOST - 1];
    if (last !== undefined && order(last, valued) <= 0) continue;
    top = [...top, valued].sort(order).slice(0, MOST);
  }
  return top;
}

const conditions: Record<(typeof queryFeatures)[number], string> = {
  note: 'noted = 1',
  highlight: 'highlights > 0',
  image: 'image = 1',
};

function features(database: SqlDatabase): SearchValue[] {
  return queryFeatures.map((value) => {
    const sql = `select count(*) as count from doc where ${outsideTrash} and ${conditions[value]}`;
    return { value, count: z.object({ count: z.number() }).parse(database.get(sql)).count };
  });
}

function languages(database: SqlDatabase): SearchValue[] {
  const sql = `select lang as value, count(*) as count from doc where ${outsideTrash} and lang <> '' group by lang`;
  return z.array(row).parse(database.all(sql));
}

function withFolded(values: SearchValue[]): NamedValue[] {
  return values.map((valued) => ({ ...valued, folded: fold(valued.value) }));
}

const row = z.object({ value: z.string(), count: z.number() });
