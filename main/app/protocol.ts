import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from 'electron';
import { SCHEME } from '../ipc/sender.ts';
import { readAddress } from './address.ts';
import { commonHeaders, contentPolicy, pageHeaders } from './policy.ts';

/** To be called before Electron is ready. `standard` gives addresses a host and relative paths, `secure` lets the page
 * count as one that came over a safe way; every other privilege stays off. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

export type Served = {
  windowFile: WindowFiles;
  /** Absolute path of an image of an article. Throws when there is none. */
  imagePath: (id: string, name: string) => Promise<string>;
};

/** Reads a file of the built window by its path in `windowDir`. Throws when there is none. */
export type WindowFiles = (file: string) => Promise<Buffer>;

/** What a page of the window is made of. */
const parts = /(?:href|src)="\.\/([^"]+\.(?:js|css))"/g;

/** Reads what the page needs while Electron is not ready yet, and keeps it until it is asked for. */
export function windowFiles(windowDir: string): WindowFiles {
  const early = new Map<string, Promise<Buffer>>();
  const read = (file: string) => readFile(join(windowDir, file));
  const readEarly = (file: string) => {
    const reading = read(file);
    // Whoever asks for it is told.
    reading.catch(() => {});
    early.set(file, reading);
    return reading;
  };
  readEarly('index.html')
    .then((page) => {
      for (const [, file] of page.toString('utf8').matchAll(parts)) if (file !== undefined) readEarly(file);
    })
    .catch(() => {});
  return (file) => {
    const known = early.get(file);
    early.delete(file);
    return known ?? read(file);
  };
}

/** Serves the window's own files and the images of articles, and nothing else. Electron's newer `handle` would load all of
 * Node's web fetch for its requests and responses, which takes a fifth of a start. */
export function serve(session: Session, { windowFile, imagePath }: Served): void {
  const answer = async ({ method, url }: ProtocolRequest): Promise<ProtocolResponse> => {
    const asked = method === 'GET' ? readAddress(url) : null;
    if (asked === null) return missing;
    try {
      if (asked.kind === 'image')
        return image(await readFile(await imagePath(asked.id, asked.name)), asked.type);
      const bytes = await windowFile(asked.file);
      return asked.file.endsWith('.html')
        ? page(bytes.toString('utf8'), asked.type)
        : file(bytes, asked.type);
    } catch {
      return missing;
    }
  };
  session.protocol.registerBufferProtocol(SCHEME, (request, callback) => {
    void answer(request).then(callback);
  });
}

/** A page, with a nonce of its own for the style sheet that react-aria writes: it looks for it in a meta element. */
function page(html: string, type: string): ProtocolResponse {
  const nonce = randomBytes(16).toString('base64');
  return {
    data: Buffer.from(html.replace('<head>', `<head><meta name="csp-nonce" nonce="${nonce}">`)),
    headers: {
      ...commonHeaders,
      ...pageHeaders,
      'Content-Type': type,
      'Content-Security-Policy': contentPolicy(nonce),
    },
  };
}

/** Files of the window have a name that changes with their content. */
function file(data: Buffer, type: string): ProtocolResponse {
  return {
    data,
    headers: {
      ...commonHeaders,
      'Content-Type': type,
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'max-age=31536000, immutable',
    },
  };
}

/** An image is of another host than the page, so that it can never be one. */
function image(data: Buffer, type: string): ProtocolResponse {
  return {
    data,
    headers: {
      ...commonHeaders,
      'Content-Type': type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'no-cache',
    },
  };
}

const missing: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0), headers: commonHeaders };
