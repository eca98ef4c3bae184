/** A time or a day as pages write it, as ISO 8601 in UTC (`2021-03-04T10:00:00.000Z`), or as a plain day when no zone is
 * given or it cannot be told which is the month. Null for anything else. */
export function readDate(written: string): string | null {
  const text = written.trim();
  const iso =
    /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?/i.exec(
      text,
    );
  if (iso !== null) {
    const [, year = '', month = '', day = '', hour, minute, second, zone] = iso;
    if (hour === undefined || minute === undefined || zone === undefined) return plainDay(year, month, day);
    return instant(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${isoZone(zone)}`);
  }
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b/.exec(text);
  if (numeric !== null) {
    const [, first = '', separator, second = '', year = ''] = numeric;
    // With points the day comes first everywhere; with other marks only a number over 12 tells.
    if (separator === '.' || Number(first) > 12) return plainDay(year, second, first);
    return Number(second) > 12 ? plainDay(year, first, second) : null;
  }
  if (!/\b\d{4}\b/.test(text) || !dayAndMonth.test(text) || text.length > 60) return null;
  const zoned = /(?:\bGMT|\bUTC|Z|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/.test(text) && /\d:\d{2}/.test(text);
  const parsed = new Date(text.replace(/^[a-z]{3,9},?\s+(?=\w)/i, (word) => (isMonth(word) ? word : '')));
  if (Number.isNaN(parsed.getTime())) return null;
  if (zoned) return instant(parsed.toISOString());
  return plainDay(String(parsed.getFullYear()), String(parsed.getMonth() + 1), String(parsed.getDate()));
}

const dayAndMonth = /\b(?:\d{1,2}(?:st|nd|rd|th)?[ -]+[a-z]{3,9}|[a-z]{3,9}\.? +\d{1,2})\b/i;

function isMonth(word: string): boolean {
  return /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(word);
}

function isoZone(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}

function instant(iso: string): string | null {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) || !plausible(date.getUTCFullYear()) ? null : date.toISOString();
}

function plainDay(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // A 31 June would be taken for 1 July.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) && plausible(Number(year))
    ? iso
    : null;
}

function plausible(year: number): boolean {
  return year >= 1600 && year <= 2200;
}

/** Whether a short line only tells when: a day or a time, perhaps with "Updated" before it. */
export function isDateLine(line: string): boolean {
  if (line.length > 70 || !/\d/.test(line)) return false;
  const rest = line
    .toLowerCase()
    .replace(
      /\d{4}-\d{2}-\d{2}(?:t[\d:.+z-]+)?|\d{1,4}(?:[./-]\d{1,4}){1,2}|\d{1,2}[:.h]\d{2}|\d{1,4}(?:st|nd|rd|th)?|年|月|日/g,
      ' ',
    )
    .match(/\p{L}{2,}/gu);
  return (rest ?? []).length <= 5 && (rest ?? []).every((word) => dateWords.test(word));
}

const dateWords =
  /^(?:jan|feb|fév|mär|mar|mrz|apr|avr|abr|ma[iyj]|jun|jui|jul|aug|aoû|ago|sep|set|o[kc]t|out|nov|de[czs]|dic|gen|giu|lug|ene|styc|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|mon|tue|wed|thu|fri|sat|sun|[ap]m$|[a-z]{2,4}t$|gmt|utc|mont|dienst|mitt|donn|frei|sams|sonn|lun|mart|miér|mer|juev|jeu|vier|ven|sáb|sam|dom|dim|uhr|updated?|published|posted|last|on|at|um|am|vom|den|der|stand|aktualisiert|veröffentlicht|publi|actuali|modifi|a|de|le|la|les|el|al|du|ore|kl|à|às|del|il)/u;
