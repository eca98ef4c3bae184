import { t } from '../../state/t.ts';

/** When an article was saved, as its head tells it: "saved today". */
export function savedWords(saved: string, now: Date): string {
  const ago = daysBetween(new Date(saved), now);
  if (ago === 0) return t.reader.savedToday;
  return ago === 1 ? t.reader.savedYesterday : t.reader.saved(t.format.longDate(saved));
}

/** Calendar days from one time to another, where the person is. */
export function daysBetween(from: Date, to: Date): number {
  const day = (time: Date) => Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}
