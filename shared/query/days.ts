import type { QueryAge, QueryDay } from './ast.ts';

/** A day where a person is: as the calendar writes it, and the moment it begins, in ms. */
export type Edge = { day: string; time: number };

/** When a day of a query begins in the local time zone.
 * @param now the present moment, ms */
export function edgeOf(day: QueryDay, now: number): Edge {
  const { year, month, date } = typeof day === 'string' ? partsOf(day) : daysBefore(day, now);
  return { day: dayText(year, month, date), time: localTime(year, month, date) };
}

/** The days of `2024`, `2024-05` or `2024-05-17`: the first, and the first after them. Null for what is no date. */
export function daysOf(text: string): { first: string; after: string } | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const date = match[3] === undefined ? null : Number(match[3]);
  // Days are compared as texts of four digits of a year; a day after the last one must have them too.
  if (year < 1000 || year > 9998) return null;
  if (month === null) return { first: dayText(year, 1, 1), after: dayText(year + 1, 1, 1) };
  if (month < 1 || month > 12) return null;
  if (date === null) return { first: dayText(year, month, 1), after: rolled(year, month + 1, 1) };
  if (date < 1 || date > lastOf(year, month)) return null;
  return { first: dayText(year, month, date), after: rolled(year, month, date + 1) };
}

/** The day before a day of the calendar. */
export function dayBefore(day: string): string {
  const { year, month, date } = partsOf(day);
  return rolled(year, month, date - 1);
}

/** The number parts of a day of the calendar, months from 1. */
function partsOf(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

function daysBefore({ count, unit }: QueryAge, now: number): { year: number; month: number; date: number } {
  const today = new Date(now);
  const [year, month, date] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  if (unit === 'd' || unit === 'w') {
    const then = new Date(Date.UTC(year, month - 1, date - count * (unit === 'w' ? 7 : 1)));
    return { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, date: then.getUTCDate() };
  }
  const months = year * 12 + month - 1 - count * (unit === 'y' ? 12 : 1);
  const then = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  // A month before 31 March is the last of February.
  return { ...then, date: Math.min(date, lastOf(then.year, then.month)) };
}

function lastOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Months and days may be one too far. */
function rolled(year: number, month: number, date: number): string {
  const then = new Date(Date.UTC(year, month - 1, date));
  return dayText(then.getUTCFullYear(), then.getUTCMonth() + 1, then.getUTCDate());
}

function dayText(year: number, month: number, date: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join(
    '-',
  );
}

function localTime(year: number, month: number, date: number): number {
  return new Date(year, month - 1, date).getTime();
}
