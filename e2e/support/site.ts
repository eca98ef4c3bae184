import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { seascape } from './seascape.ts';
import { sharedPages } from './shared-data.ts';

const fixtures = new URL('../fixtures/site/', import.meta.url);

/** A newspaper on 127.0.0.1, with pages of our own and, where they are there, real ones under `/real/<id>`. */
export type Site = {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  address: string;
  /** Every path that was asked for, in order. */
  requests: string[];
  /** Lets the paths in the set answer 503, for pages that come back later. */
  broken: Set<string>;
  /** Paths in the set are asked for and never answered. */
  silent: Set<string>;
  stop(): Promise<void>;
};

export async function startSite(): Promise<Site> {
  const requests: string[] = [];
  const broken = new Set<string>();
  const silent = new Set<string>();
  const server = createServer((request, response) => {
    // Asked as a proxy, it is every site there is.
    const path = (request.url ?? '/').replace(/^http:\/\/[^/]*/, '');
    requests.push(path);
    if (silent.has(path)) return;
    if (broken.has(path)) return send(response, 503, 'text/plain', Buffer.from('Later'));
    answer(path).then(
      ({ status, type, body }) => send(response, status, type, body),
      () => send(response, 404, 'text/plain', Buffer.from('Nothing here')),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the site has no port');
  return {
    address: `http://127.0.0.1:${place.port}`,
    requests,
    broken,
    silent,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = { status: number; type: string; body: Buffer };

async function answer(path: string): Promise<Answer> {
  const image = /^\/images\/(?:(\d+)|harbour|(boat))\.png$/.exec(path);
  if (image) {
    const [width, height] = image[2] === undefined ? [640, 360] : [1280, 600];
    return { status: 200, type: 'image/png', body: seascape(width, height, Number(image[1] ?? 3)) };
  }
  if (path === '/subscribers')
    return { status: 401, type: 'text/html', body: Buffer.from('<title>No</title>') };
  if (path === '/login') return { status: 403, type: 'text/html', body: Buffer.from('<title>No</title>') };
  const story = /^\/stories\/(\d+)$/.exec(path)?.[1];
  if (story !== undefined) return { status: 200, type: 'text/html; charset=utf-8', body: storyPage(story) };
  const file = /\.(pdf|mp3|mp4)$/.exec(path)?.[1];
  if (file !== undefined) return { status: 200, type: fileTypes[file] ?? '', body: Buffer.from('%PDF-1.7') };
  const real = /^\/real\/([\w-]+)$/.exec(path)?.[1];
  if (real !== undefined)
    return { status: 200, type: 'text/html; charset=utf-8', body: await realPage(real) };
  const own = /^\/([\w-]+)\.html$/.exec(path)?.[1];
  if (own === undefined) throw new Error('no such page');
  const body = await readFile(new URL(`${own}.html`, fixtures));
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

const fileTypes: Record<string, string> = { pdf: 'application/pdf', mp3: 'audio/mpeg', mp4: 'video/mp4' };

/** One of any number of short articles. */
function storyPage(number: string): Buffer {
  const sentence = `Keeper ${number} wrote down the wind, the sea and who passed, every hour of the night. `;
  const paragraphs = `<p>${sentence.repeat(5)}</p>`.repeat(4);
  return Buffer.from(
    `<title>Log of lighthouse ${number}</title><article><h1>Log of lighthouse ${number}</h1>${paragraphs}</article>`,
  );
}

/** A real page, with a picture of ours after its first long paragraph: the pages were stored without theirs. */
async function realPage(id: string): Promise<Buffer> {
  const page = (await sharedPages()).find((candidate) => candidate.id === id);
  if (page === undefined) throw new Error('no such page');
  const html = gunzipSync(await readFile(page.file)).toString('utf8');
  const after = /<p[^>]*>[^<]{150,}[\s\S]*?<\/p>/.exec(html);
  if (after === null) return Buffer.from(html);
  const end = after.index + after[0].length;
  return Buffer.from(
    `${html.slice(0, end)}<img src="/images/7.png" alt="Added by the test">${html.slice(end)}`,
  );
}

function send(response: ServerResponse, status: number, type: string, body: Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': body.length });
  response.end(body);
}
