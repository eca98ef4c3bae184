import {
  type DateMeaning,
  type LanguageMeaning,
  type LengthMeaning,
  type LiteralReason,
  type QueryDay,
  type QueryFeature,
  type QueryField,
  type QueryFlag,
  queryFeatures,
  queryFields,
  queryFlags,
} from './ast.ts';
import { daysOf } from './days.ts';

/** What can stand before a colon. */
export const conditionFields = [
  'is',
  'has',
  'lang',
  'before',
  'after',
  'published',
  'saved',
  'words',
] as const;
export type ConditionField = (typeof conditionFields)[number];
export type FieldName = QueryField | ConditionField;

const fieldAliases = new Map<string, FieldName>([['by', 'author']]);
const flagAliases = new Map<string, QueryFlag>([['favorite', 'favourite']]);
const featureAliases = new Map<string, QueryFeature>([
  ['notes', 'note'],
  ['highlights', 'highlight'],
  ['images', 'image'],
]);

/** The field of a name as it is typed, null when there is no such field. */
export function fieldNamed(name: string): FieldName | null {
  const lower = name.toLowerCase();
  const known = [...queryFields, ...conditionFields].find((field) => field === lower);
  return known ?? fieldAliases.get(lower) ?? null;
}

export function isTextField(field: FieldName): field is QueryField {
  return queryFields.some((known) => known === field);
}

export type Condition =
  | DateMeaning
  | LengthMeaning
  | LanguageMeaning
  | { kind: 'is'; flag: QueryFlag }
  | { kind: 'has'; what: QueryFeature };

/** What a condition asks for, or why its value cannot be one. */
export function conditionOf(field: ConditionField, typed: string): Condition | LiteralReason {
  const value = typed.trim().toLowerCase();
  switch (field) {
    case 'is': {
      const flag = queryFlags.find((known) => known === value) ?? flagAliases.get(value);
      return flag === undefined ? 'unknown-value' : { kind: 'is', flag };
    }
    case 'has': {
      const what = queryFeatures.find((known) => known === value) ?? featureAliases.get(value);
      return what === undefined ? 'unknown-value' : { kind: 'has', what };
    }
    case 'lang': {
      const prefix = value.endsWith('*');
      const lang = value.replaceAll('_', '-').replace(/\*$/, '');
      const known = prefix ? isBeginning('lang', lang) && lang !== '' : language.test(lang);
      return known ? { kind: 'lang', lang, prefix } : 'bad-language';
    }
    case 'before':
    case 'after':
    case 'published':
    case 'saved':
      return datesOf(field, value) ?? 'bad-date';
    case 'words':
      return lengthOf(value) ?? 'bad-number';
  }
}

const language = /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/;

/** Whether more letters could make a value of it. */
export function isBeginning(field: ConditionField, typed: string): boolean {
  const value = typed.toLowerCase();
  switch (field) {
    case 'is':
      return [...queryFlags, ...flagAliases.keys()].some((known) => known.startsWith(value));
    case 'has':
      return [...queryFeatures, ...featureAliases.keys()].some((known) => known.startsWith(value));
    case 'lang':
      return /^(?:[a-z]?|[a-z]{2,3}(?:[-_][a-z\d]{0,8})*)$/.test(value);
    case 'before':
    case 'after':
      return partialDay.test(value);
    case 'published':
    case 'saved':
      return partialDay.test(value.replace(/^[<>]=?/, '').replace(/^[\d-]*\.\.?/, ''));
    case 'words':
      return /^(?:[<>]=?|\d+\.\.?|\.\.?)?$/.test(value);
  }
}

const partialDay = /^(?:\d{0,4}|\d{4}-(?:\d{0,1}|\d{1,2}-\d{0,1}))$/;

function datesOf(field: 'before' | 'after' | 'published' | 'saved', value: string): DateMeaning | null {
  const of = field === 'saved' ? 'saved' : 'published';
  const node = (from: QueryDay | null, until: QueryDay | null): DateMeaning => ({
    kind: 'date',
    of,
    from,
    until,
  });
  const age = ageOf(value);
  if (age !== null) return field === 'before' ? node(null, age) : node(age, null);
  const days = daysOf(value);
  if (field === 'before') return days === null ? null : node(null, days.first);
  if (field === 'after') return days === null ? null : node(days.first, null);
  if (days !== null) return node(days.first, days.after);
  const [, sign, bound] = /^([<>]=?)(.*)$/.exec(value) ?? [];
  if (sign !== undefined) {
    const limit = daysOf(bound ?? '');
    if (limit === null) return null;
    if (sign.startsWith('>')) return node(sign === '>' ? limit.after : limit.first, null);
    return node(null, sign === '<' ? limit.first : limit.after);
  }
  return rangeOf(value, daysOf, (least, most) =>
    least !== null && most !== null && least.first > most.first
      ? null
      : node(least?.first ?? null, most?.after ?? null),
  );
}

function ageOf(value: string): QueryDay | null {
  const [, count, unit] = /^(\d{1,4})([dwmy])$/.exec(value) ?? [];
  if (count === undefined) return null;
  const known = (['d', 'w', 'm', 'y'] as const).find((one) => one === unit);
  // As many years reach back to before there were newspapers, as many days less far.
  if (known === undefined || (known === 'y' && Number(count) > 900)) return null;
  return { count: Number(count), unit: known };
}

function lengthOf(value: string): LengthMeaning | null {
  const node = (least: number | null, most: number | null): LengthMeaning => ({ kind: 'words', least, most });
  const exact = numberOf(value);
  if (exact !== null) return node(exact, exact);
  const [, sign, bound] = /^([<>]=?)(.*)$/.exec(value) ?? [];
  if (sign !== undefined) {
    const limit = numberOf(bound ?? '');
    if (limit === null) return null;
    if (sign.startsWith('>')) return node(sign === '>' ? limit + 1 : limit, null);
    return node(null, sign === '<' ? limit - 1 : limit);
  }
  return rangeOf(value, numberOf, (least, most) =>
    least !== null && most !== null && least > most ? null : node(least, most),
  );
}

function numberOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** `a..b`, `a..` and `..b`. */
function rangeOf<T, Node>(
  value: string,
  read: (text: string) => T | null,
  make: (least: T | null, most: T | null) => Node | null,
): Node | null {
  const [, first, last] = /^(.*?)\.\.(.*)$/.exec(value) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const [least, most] = [read(first), read(last)];
  if ((least === null && first !== '') || (most === null && last !== '')) return null;
  return make(least, most);
}
