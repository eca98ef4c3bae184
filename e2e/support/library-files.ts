import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { runOffprint } from './command-line.ts';

type Piece = { title: string; text: string } & Partial<{
  url: string;
  byline: string;
  site: string;
  tags: string[];
  saved: string;
  published: string;
}>;

/** Fills a library by the command line, before the app opens it. Each piece is saved a minute after the one before, unless
 * it says when. */
export async function importPieces(library: string, pieces: readonly Piece[]): Promise<void> {
  const begin = Date.now() - 100 * 86_400_000;
  const lines = pieces.map((piece, at) =>
    JSON.stringify({
      url: `https://paper.example/${at}`,
      byline: null,
      site: null,
      lang: 'en',
      tags: [],
      published: null,
      saved: new Date(begin + at * 60_000).toISOString(),
      ...piece,
    }),
  );
  const { code, err } = await runOffprint(['import', '-', '--library', library], lines.join('\n'));
  expect([code, err]).toEqual([0, expect.anything()]);
}

/** Says in the library's own files when articles were moved to the trash, by their titles. To be done while nothing has the
 * library open. */
export async function trashedAt(library: string, times: Readonly<Record<string, string>>): Promise<void> {
  const path = join(library, 'catalogue', '000001.json');
  const files: [path: string, time: string][] = [];
  const lines = (await readFile(path, 'utf8')).split('\n').map((line) => {
    const [, title = ''] = /"title":"([^"]*)"/.exec(line) ?? [];
    const [, id = ''] = /^\{"id":"([0-9a-f]{16})"/.exec(line) ?? [];
    const time = times[title];
    if (time !== undefined) files.push([articlePath(library, id), time]);
    return time === undefined
      ? line
      : line
          .replace('"trashed":false', '"trashed":true')
          .replace('"trashedAt":null', `"trashedAt":"${time}"`);
  });
  await writeFile(path, lines.join('\n'));
  // What an article's own file says would go over it.
  for (const [file, time] of files) {
    const content = await readFile(file, 'utf8');
    await writeFile(file, content.replace(/^id: /m, `trashed: true\ntrashedAt: ${time}\nid: `));
  }
  // It is made anew from the files.
  await rm(join(library, 'index'), { recursive: true });
}

/** Where an article's file lies. */
export function articlePath(library: string, id: string): string {
  return join(library, 'articles', id.slice(0, 2), id, 'article.md');
}

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
