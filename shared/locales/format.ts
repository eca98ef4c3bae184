/** Numbers and dates as a locale writes them. */
export type Format = {
  number(value: number): string;
  /** 0 to 1 as "31%". */
  percent(value: number): string;
  /** "812 kB", "4.2 GB": thousands, as disks are sold. */
  bytes(value: number): string;
  /** As a row tells it: the time if it is today, "Yesterday", day and month, and the year when it is another one. */
  rowDate(value: string, now: Date): string;
  /** A moment in a list: the time if it is today, else the day as a row tells it, and the time. */
  rowMoment(value: string, now: Date): string;
  /** The whole day: "17 June 2024". */
  longDate(value: string): string;
  /** The whole day, short: "17 Jun 2024". */
  shortDate(value: string): string;
  /** The month of a day: "June 2024". */
  month(value: string): string;
  /** A language by its BCP 47 tag: "German"; the tag where it has no name. */
  language(tag: string): string;
  /** Day and time, for a tooltip. */
  moment(value: string): string;
};

/** The formats of a locale; a name the system does not know falls back to English. Times are ISO 8601; a plain day
 * (`2024-06-17`) is that day everywhere, so it is never moved by the time zone. */
export function formatFor(locale: string, timeZone?: string): Format {
  const known = supported(locale);
  const zone = timeZone === undefined ? {} : { timeZone };
  const make = (options: Intl.DateTimeFormatOptions) => ({
    time: new Intl.DateTimeFormat(known, { ...options, ...zone }),
    day: new Intl.DateTimeFormat(known, { ...options, timeZone: 'UTC' }),
  });
  const pick = (formats: ReturnType<typeof make>, value: string) =>
    (isDay(value) ? formats.day : formats.time).format(new Date(value));

  const numbers = new Intl.NumberFormat(known);
  const percents = new Intl.NumberFormat(known, { style: 'percent' });
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map((unit) => {
    const style = { style: 'unit', unit, unitDisplay: 'short' } as const;
    return [0, 1].map((digits) => new Intl.NumberFormat(known, { ...style, maximumFractionDigits: digits }));
  });
  const clock = new Intl.DateTimeFormat(known, { timeStyle: 'short', ...zone });
  const short = make({ day: 'numeric', month: 'short' });
  const shortYear = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = make({ day: 'numeric', month: 'long', year: 'numeric' });
  const months = make({ month: 'long', year: 'numeric' });
  const languages = new Intl.DisplayNames(known, { type: 'language' });
  const momentFormat = make({ dateStyle: 'long', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(known, { numeric: 'auto' });
  const calendar = new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' });
  /** The calendar day of a time, `YYYY-MM-DD`, in the zone. */
  const dayOf = (value: string) => (isDay(value) ? value : calendar.format(new Date(value)));

  return {
    number: (value) => numbers.format(value),
    percent: (value) => percents.format(value),
    bytes(value) {
      const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
      const count = value / 1000 ** power;
      return units[power]?.[power > 0 && count < 100 ? 1 : 0]?.format(count) ?? '';
    },
    rowDate,
    rowMoment(value, now) {
      const day = rowDate(value, now);
      const time = clock.format(new Date(value));
      return day === time ? time : `${day}, ${time}`;
    },
    longDate: (value) => pick(long, value),
    shortDate: (value) => pick(shortYear, value),
    month: (value) => pick(months, value),
    language: (tag) => (isTag(tag) ? (languages.of(tag) ?? tag) : tag),
    moment: (value) => (isDay(value) ? long.day : momentFormat.time).format(new Date(value)),
  };

  function rowDate(value: string, now: Date): string {
    const today = calendar.format(now);
    const day = dayOf(value);
    const ago = (Date.parse(today) - Date.parse(day)) / 86_400_000;
    if (ago === 0 && !isDay(value)) return clock.format(new Date(value));
    if (ago === 0 || ago === 1) return capital(relative.format(-ago, 'day'), known);
    return pick(day.slice(0, 4) === today.slice(0, 4) ? short : shortYear, value);
  }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isDay(value: string): boolean {
  return value.length === 10;
}

function supported(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}
