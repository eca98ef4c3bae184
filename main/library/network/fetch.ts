import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';
import { LibraryError } from '../../../shared/errors.ts';
import { webAddress } from '../../../shared/url.ts';
import type { Fetched, FetchPort, FetchRequest } from '../ports.ts';
import { hostAndPort, isLocalName, isPrivateAddress, literalAddress } from './address.ts';
import { acceptEncoding, readBody } from './body.ts';
import { publicConnector } from './connect.ts';
import { kindOfType } from './content-kind.ts';
import { captureError, isLostConnection, problemOfError, problemOfStatus } from './problems.ts';

/** Milliseconds. `headers`: until the answer begins. `stall`: between two pieces of it. `page` and `image`: for all of it,
 * redirects included. */
export type FetchLimits = { connect: number; headers: number; stall: number; page: number; image: number };
const usualLimits: FetchLimits = {
  connect: 10_000,
  headers: 20_000,
  stall: 20_000,
  page: 60_000,
  image: 30_000,
};

export type FetchOptions = {
  /** The proxy for an address, null for none: `http://` and `https://` proxies. The target's name is then resolved by the
   * proxy, so only literal private addresses can be refused. */
  proxyFor?: (url: string) => Promise<string | null>;
  userAgent?: string;
  /** Value of Accept-Language; not sent when absent. */
  languages?: string;
  /** Called for every request that leaves, redirects included. */
  onRequest?: (url: string) => void;
  limits?: Partial<FetchLimits>;
};

const mostRedirects = 10;
/** The form in which programs that are no browser say who they are. */
const usualUserAgent = 'Mozilla/5.0 (compatible; Offprint)';
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/** Some sites send policies of many kilobytes in their headers. */
const maxHeaderSize = 128 * 1024;

const accept = {
  page: 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5',
  image: 'image/avif,image/webp,image/png,image/jpeg,image/gif,*/*;q=0.5',
};

/** The one way to the network: http and https, at most 10 redirects, limits of time and size, no cookies, and no private
 * address but the host and port that the person typed. Requests to that host and port go through connections of their own,
 * so that no other request can use a socket that was opened without the check. */
export function createFetch(options: FetchOptions = {}): FetchPort {
  const limits = { ...usualLimits, ...options.limits };
  const publicAgent = new Agent({ connect: publicConnector(limits.connect), maxHeaderSize });
  const typedAgent = new Agent({ connect: { timeout: limits.connect }, maxHeaderSize });
  const proxyAgents = new Map<string, Dispatcher>();

  async function dispatcherFor(url: URL, typed: FetchRequest['typed']): Promise<Dispatcher> {
    const { host, port } = hostAndPort(url);
    const isTyped = typed !== null && typed.host === host && typed.port === port;
    const proxy = (await options.proxyFor?.(url.href)) ?? null;
    if (proxy === null) return isTyped ? typedAgent : publicAgent;
    const literal = literalAddress(url);
    if (!isTyped && (literal === null ? isLocalName(host) : isPrivateAddress(literal))) {
      throw captureError('private-address');
    }
    // Going around a proxy that we cannot use would tell the network what the person meant to hide from it.
    if (!/^https?:\/\//i.test(proxy)) throw captureError('unreachable');
    const known = proxyAgents.get(proxy);
    if (known !== undefined) return known;
    const timeout = { timeout: limits.connect };
    const agent = new ProxyAgent({
      uri: proxy,
      proxyTunnel: false,
      proxyTls: timeout,
      requestTls: timeout,
      maxHeaderSize,
    });
    proxyAgents.set(proxy, agent);
    return agent;
  }

  /** One request without redirects. A lost connection is tried once more: nothing of the answer had come. */
  async function send(url: URL, wanted: FetchRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const dispatcher = await dispatcherFor(url, wanted.typed);
    const attempt = () => {
      options.onRequest?.(url.href);
      return request(url, {
        dispatcher,
        signal,
        headers: headersFor(url, wanted),
        headersTimeout: limits.headers,
        bodyTimeout: limits.stall,
      });
    };
    try {
      return await attempt();
    } catch (error) {
      if (!isLostConnection(error) || signal.aborted) throw error;
      return await attempt();
    }
  }

  function headersFor(url: URL, wanted: FetchRequest): Record<string, string> {
    const referrer = referrerFor(url, wanted.referrer);
    return {
      'user-agent': options.userAgent ?? usualUserAgent,
      accept: accept[wanted.kind],
      'accept-encoding': acceptEncoding,
      ...(options.languages === undefined ? {} : { 'accept-language': options.languages }),
      ...(referrer === null ? {} : { referer: referrer }),
    };
  }

  async function follow(wanted: FetchRequest, signal: AbortSignal): Promise<Fetched> {
    let url = webAddress(wanted.url);
    if (url === null)
      throw new LibraryError({ code: 'bad-request', details: { issue: 'not a web address' } });
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await send(url, wanted, signal);
      if (!redirectStatuses.has(response.statusCode)) return await take(response, url, wanted, signal);
      discard(response);
      url = redirectTarget(url, single(response.headers.location), response.statusCode);
    }
    throw captureError('too-many-redirects');
  }

  return async (wanted) => {
    const whole = AbortSignal.timeout(limits[wanted.kind]);
    try {
      wanted.signal.throwIfAborted();
      return await follow(wanted, AbortSignal.any([wanted.signal, whole]));
    } catch (error) {
      if (wanted.signal.aborted) throw new LibraryError({ code: 'cancelled', details: {} }, error);
      if (whole.aborted) throw captureError('timeout', null, error);
      if (error instanceof LibraryError) throw error;
      throw captureError(problemOfError(error), null, error);
    }
  };
}

async function take(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: URL,
  wanted: FetchRequest,
  signal: AbortSignal,
): Promise<Fetched> {
  const contentType = single(headers['content-type']);
  const length = single(headers['content-length']);
  const refusal = refuse(statusCode, contentType, Number(length), wanted, url);
  if (refusal !== null) {
    discard({ body });
    throw refusal;
  }
  const framed = length !== null || headers['transfer-encoding'] !== undefined;
  const encodings = [headers['content-encoding'] ?? []].flat().join(',');
  const bytes = await readBody(body, { encodings, framed, maxBytes: wanted.maxBytes, signal });
  return { status: statusCode, url: url.href, contentType, bytes };
}

/** What can be told to be of no use before its body is read. */
function refuse(
  status: number,
  contentType: string | null,
  length: number,
  wanted: FetchRequest,
  url: URL,
): LibraryError | null {
  if (status < 200 || status > 299) return captureError(problemOfStatus(status), status);
  if (!takes(wanted.kind, contentType)) return captureError(kindOfType(contentType, url), status);
  if (length > wanted.maxBytes) return captureError('too-large', status);
  return null;
}

function takes(kind: FetchRequest['kind'], contentType: string | null): boolean {
  const type = (contentType?.split(';')[0] ?? '').trim().toLowerCase();
  if (type === '') return true;
  switch (kind) {
    case 'page':
      return /^(?:text\/(?:html|plain|markdown|x-markdown)|application\/xhtml\+xml)$/.test(type);
    case 'image':
      return /^(?:image\/.*|(?:application|binary)\/octet-stream)$/.test(type);
  }
}

/** Where a redirect leads. One without a target, or to another scheme, is a fault of the server. */
function redirectTarget(from: URL, location: string | null, status: number): URL {
  if (location === null || !URL.canParse(location, from.href)) throw captureError('server-error', status);
  const target = new URL(location, from);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw captureError('server-error', status);
  // RFC 9110, 10.2.2: the fragment goes on when the target has none.
  if (target.hash === '') target.hash = from.hash;
  return target;
}

/** The Referer of browsers' `strict-origin-when-cross-origin`: the page to its own site, the site's name to others. */
function referrerFor(url: URL, referrer: string | null): string | null {
  const from = referrer === null ? null : webAddress(referrer);
  if (from === null || (from.protocol === 'https:' && url.protocol === 'http:')) return null;
  return from.origin === url.origin ? `${from.origin}${from.pathname}${from.search}` : `${from.origin}/`;
}

/** Closes a response whose body is not wanted. The error that closing raises is no news. */
function discard({ body }: Pick<Dispatcher.ResponseData, 'body'>): void {
  body.on('error', () => {}).destroy();
}

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}
