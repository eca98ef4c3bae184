/** What a person typed as the day of publication. */
export type TypedDay = { kind: 'none' } | { kind: 'day'; day: string } | { kind: 'unclear' };

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Reads a day as people write it: `2024-06-17`, `17 June 2024`, `June 17, 2024`, `17.6.2024`, `17/06/2024` where it can mean
 * only one day. A time behind it is not looked at. */
export function typedDay(text: string): TypedDay {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { kind: 'none' };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/.exec(typed);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(typed);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(typed);
  if (slashed) return fromSlashes(slashed[1], slashed[2], slashed[3]);
  const words = typed.replace(/^\p{L}+day,?\s+/u, '').replace(/(\d)(?:st|nd|rd|th)\b/, '$1');
  const british = /^(\d{1,2})\.?\s+(?:of\s+)?(\p{L}+)\.?,?\s+(\d{4})$/u.exec(words);
  if (british) return dayOf(british[3], monthOf(british[2]), british[1]);
  const american = /^(\p{L}+)\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(words);
  if (american) return dayOf(american[3], monthOf(american[1]), american[2]);
  return { kind: 'unclear' };
}

/** Day and month in either order: only where one of them can be no month, or both are the same. */
function fromSlashes(a = '', b = '', year = ''): TypedDay {
  if (Number(a) > 12 || a === b) return dayOf(year, b, a);
  return Number(b) > 12 ? dayOf(year, a, b) : { kind: 'unclear' };
}

function monthOf(word = ''): string {
  const found = word.length < 3 ? -1 : months.findIndex((month) => month.startsWith(word));
  return String(found + 1);
}

function dayOf(year = '', month = '', day = ''): TypedDay {
  const written = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${written}T00:00:00.000Z`);
  const real = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(written);
  return real && Number(year) > 0 ? { kind: 'day', day: written } : { kind: 'unclear' };
}
