import { folded } from './dom.ts';

/** Text as it is compared: letters and digits only, in lower case. */
export function comparable(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}

/** What parts a title from the name of its site or section. */
const separator = / +[|·•»«›‹~/\\–—-] +| ?[|｜] ?|: (?=[^:]+$)/u;

/** The title without the name of its site: the first candidate, or the document's title, shortened to the heading of the
 * page that it contains, or by a part at either end that is the site's name. Null when there is none. */
export function cleanTitle(found: {
  candidates: string[];
  documentTitle: string;
  headings: string[];
  sites: string[];
}): string | null {
  const sites = found.sites.map(comparable).filter((site) => site !== '');
  const isSite = (part: string) => {
    const name = comparable(part);
    const joined = name.replaceAll(' ', '');
    return sites.some(
      (site) => name === site || (site.replaceAll(' ', '').startsWith(joined) && joined.length >= 4),
    );
  };
  const titles = [...found.candidates, found.documentTitle, ...found.headings].filter(
    (title) => title !== '',
  );
  const title = titles.find((candidate) => !isSite(candidate));
  if (title === undefined) return titles[0] ?? null;
  const heading = found.headings.find(
    (text) => text.length >= 10 && text.length < title.length && title.startsWith(text),
  );
  if (heading !== undefined && separator.test(title.slice(heading.length, heading.length + 4)))
    return heading;
  return withoutSite(title, isSite);
}

function withoutSite(title: string, isSite: (part: string) => boolean): string {
  let shown = title;
  for (let round = 0; round < 3; round++) {
    const parts = shown.split(new RegExp(separator, 'gu'));
    const last = parts.at(-1);
    const first = parts[0];
    if (parts.length < 2 || last === undefined || first === undefined) break;
    if (isSite(last))
      shown = shown.slice(0, shown.length - last.length).replace(/[\s|｜·•»«›‹~/\\–—:-]+$/u, '');
    else if (isSite(first)) shown = shown.slice(first.length).replace(/^[\s|｜·•»«›‹~/\\–—:-]+/u, '');
    else break;
  }
  return shown === '' ? title : shown;
}

/** What a byline begins with in the languages that name it, and what it is when nobody is named. */
const by =
  /^(?:(?:written|posted|published|reported|story|text|words|article)\s+)?(?:by|von|par|por|de|di|door|av|af|przez|autor(?:ka|a)?|author|texte?|escrito por|publicado por|publié par|rédigé par)(?:\s*:\s*|\s+)/iu;
const afterNames =
  /\s*(?:[|•·]|\s[–—-]\s|\b(?:updated|published|posted|last modified|on \w+ \d|\d{1,2}[./ ]\w+[./ ]\d{2,4}|\d{1,2}:\d{2})).*$/iu;
const nobody =
  /^(?:admin(?:istrator)?|webmaster|editor|author|autor|staff|unknown|guest|null|undefined|by|user|root|n\/?a)$/i;

/** Whether a short line only says who wrote something. */
export function isByline(line: string): boolean {
  return line.length < 70 && by.test(line) && !/[.!?…]$/.test(line) && /\p{Lu}/u.test(line.replace(by, ''));
}

/** The persons in a byline, without "By", addresses, handles and dates; null when nobody is left or it only names the
 * site. */
export function cleanByline(names: string[], sites: string[]): string | null {
  const siteNames = new Set(sites.map(comparable));
  const kept = new Map<string, string>();
  for (const written of names) {
    const name = folded(written.replace(/<[^>]*>/g, ' '))
      .replace(by, '')
      .replace(/\S+@\S+\.\S+|(?:^|\s)@\w+|https?:\/\/\S+/g, ' ')
      .replace(afterNames, '')
      .replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, '');
    const shown = folded(name);
    const key = comparable(shown);
    if (key === '' || shown.length > 100 || nobody.test(shown) || siteNames.has(key) || /^[\d\s]+$/.test(key))
      continue;
    if (/^(?:www\.|[\w-]+\.(?:com|org|net|co|info)\b)/i.test(shown)) continue;
    if (!kept.has(key)) kept.set(key, shown);
  }
  return kept.size === 0 ? null : [...kept.values()].slice(0, 8).join(', ');
}

/** A file's name without its extension. */
export function fileTitle(name: string | null): string | null {
  const title = (name ?? '')
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replaceAll('_', ' ')
    .trim();
  return title === '' ? null : title;
}
