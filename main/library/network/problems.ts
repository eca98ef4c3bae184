import { LibraryError } from '../../../shared/errors.ts';
import type { Problem } from '../../../shared/model/record.ts';

/** The error of everything that stands between an address and its page. */
export function captureError(problem: Problem, status: number | null = null, cause?: unknown): LibraryError {
  return new LibraryError({ code: 'capture', details: { problem, status } }, cause);
}

/** What a final HTTP status other than 2xx means to the person. */
export function problemOfStatus(status: number): Problem {
  if (status === 401 || status === 402 || status === 407) return 'login';
  if (status === 404 || status === 410) return 'not-found';
  // Other client errors are how sites turn readers away that they take for a machine.
  if (status >= 400 && status < 500) return 'blocked';
  // 5xx, and redirects that lead nowhere.
  return 'server-error';
}

const timeoutCodes = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const lostConnectionCodes = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** An error of name resolution, connection, TLS or HTTP as the person's problem. */
export function problemOfError(error: unknown): Problem {
  if (timeoutCodes.has(codeOf(error))) return 'timeout';
  // What a proxy itself refuses comes with an HTTP status, which undici tells in its message only.
  const proxy = error instanceof Error ? /^Proxy .*\((\d{3})\)/.exec(error.message) : null;
  if (proxy !== null && Number(proxy[1]) < 500) return problemOfStatus(Number(proxy[1]));
  return 'unreachable';
}

/** Whether the site was not reached at all: without a network, every page ends so. */
export function isConnectionProblem(problem: Problem): boolean {
  return problem === 'unreachable' || problem === 'timeout';
}

/** Whether the connection broke in a way that another attempt may mend: a server may close a connection it kept open
 * in the moment we use it again. */
export function isLostConnection(error: unknown): boolean {
  return lostConnectionCodes.has(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
