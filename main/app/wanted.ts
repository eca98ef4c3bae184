import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { webAddress } from '../../shared/url.ts';

/** What another program, or a person on a command line, wants to have saved. Plain data: a second start of the app hands it
 * to the one that runs. */
export const wanted = z.object({
  /** Web addresses. */
  links: z.array(z.string()),
  /** Absolute paths. */
  files: z.array(z.string()),
  /** Links of ours that ask for nothing we know. */
  refused: z.int(),
});
export type Wanted = z.infer<typeof wanted>;

export const nothing: Wanted = { links: [], files: [], refused: 0 };

/** Letters of a link. Browsers hand on more; no address of an article is that long. */
const LONGEST = 8192;

/** Reads words of a command line: links of ours, files, and files as `file:` addresses.
 * @param cwd where paths begin */
export function readWanted(words: readonly string[], cwd: string): Wanted {
  const found: Wanted = { links: [], files: [], refused: 0 };
  for (const word of words) {
    if (/^offprint:/i.test(word)) {
      const link = readLink(word);
      if (link === null) found.refused += 1;
      else found.links.push(link);
    } else {
      const path = pathOf(word, cwd);
      if (path !== null) found.files.push(path);
    }
  }
  return found;
}

/** The address in `offprint://save?url=…`. Any page can call such a link, so that it may ask for one thing alone: that a web
 * address is put into the queue. Null for everything else; what else it carries is passed over. */
export function readLink(text: string): string | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const { protocol, host, port, username, password, pathname, searchParams } = new URL(text);
  if (protocol !== 'offprint:' || host !== 'save' || (pathname !== '' && pathname !== '/')) return null;
  if (`${port}${username}${password}` !== '') return null;
  const [url, ...more] = searchParams.getAll('url');
  if (url === undefined || more.length > 0) return null;
  return webAddress(url)?.href ?? null;
}

/** Anything that is wanted at all. */
export function isSomething({ links, files, refused }: Wanted): boolean {
  return links.length + files.length + refused > 0;
}

/** An absolute path; null for an address of another kind than `file:`. */
function pathOf(word: string, cwd: string): string | null {
  if (isAbsolute(word)) return word;
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(word)) return resolve(cwd, word);
  try {
    return fileURLToPath(word);
  } catch {
    return null;
  }
}
