import { articleId } from '../../shared/model/record.ts';
import { SCHEME } from '../ipc/sender.ts';

/** What an address of the app's own scheme asks for. */
export type Asked =
  /** A file of the window, its path inside the folder of the window, in `/`. */
  { kind: 'page'; file: string; type: string } | { kind: 'image'; id: string; name: string; type: string };

/** Everything that the window is made of, by extension. Nothing else is served. */
const pageTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** Images of an article: only what cannot carry script. */
const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** A name of plain letters with one extension. Nothing in it has to be decoded, so that no spelling of `..`, of a slash or
 * of a null byte is ever one. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*\.([a-z0-9]+)$/;
const plainFolder = /^[A-Za-z0-9_-]+$/;

/** `offprint-app://app/<path>` or `offprint-app://article/<id>/images/<name>`; null for everything else. */
export function readAddress(address: string): Asked | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname } = new URL(address);
  if (protocol !== `${SCHEME}:` || !pathname.startsWith('/')) return null;
  const parts = pathname.slice(1).split('/');
  if (host === 'app') return readPage(parts);
  if (host === 'article') return readImage(parts);
  return null;
}

function readPage(parts: readonly string[]): Asked | null {
  const type = typeOf(parts.at(-1) ?? '', pageTypes);
  if (type === null || !parts.slice(0, -1).every((part) => plainFolder.test(part))) return null;
  return { kind: 'page', file: parts.join('/'), type };
}

function readImage(parts: readonly string[]): Asked | null {
  const [id = '', folder, name = ''] = parts;
  const type = typeOf(name, imageTypes);
  if (parts.length !== 3 || folder !== 'images' || type === null || !articleId.safeParse(id).success)
    return null;
  return { kind: 'image', id, name, type };
}

function typeOf(name: string, types: Readonly<Record<string, string>>): string | null {
  const extension = plainName.exec(name)?.[1];
  if (extension === undefined || !Object.hasOwn(types, extension)) return null;
  return types[extension] ?? null;
}
