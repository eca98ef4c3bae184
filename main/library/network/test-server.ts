import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';

/** For tests: a server on a free port of 127.0.0.1. */
export type TestServer = {
  url: (path?: string) => string;
  /** What a person would have typed: the one private place that may be fetched. */
  typed: { host: string; port: string };
  /** Paths that were asked for, in order. */
  requests: string[];
  close: () => Promise<void>;
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves HTTP. A path without an answer gets 404. */
export async function serve(answers: Record<string, Answer>): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(path);
    const answer = answers[path] ?? answers['*'];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ...(await listen(server)), requests, close };
}

/** Serves raw bytes, for answers that are no proper HTTP. `answer` is called with the beginning of each request. */
export async function serveSocket(answer: (socket: Socket, request: string) => void): Promise<TestServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      requests.push(data.toString('latin1').split('\r\n')[0] ?? '');
      answer(socket, data.toString('latin1'));
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { ...(await listen(server)), requests, close };
}

async function listen(server: Server): Promise<Pick<TestServer, 'url' | 'typed'>> {
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())));
  });
  return {
    url: (path = '/') => `http://127.0.0.1:${port}${path}`,
    typed: { host: '127.0.0.1', port: String(port) },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** An answer with a body and a content type. */
export function body(content: string | Uint8Array, type = 'text/html; charset=utf-8'): Answer {
  return (_request, response) => response.writeHead(200, { 'content-type': type }).end(content);
}

export function redirect(location: string, status = 302): Answer {
  return (_request, response) => response.writeHead(status, { location }).end('moved');
}
