import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, taken } from '../lib/measure.ts';
import type { Kind } from './queries.ts';

const run = promisify(execFile);

/** Median wall time of `rg -il` over the article files, by kind of query; empty where there is no ripgrep. */
export async function grepFor(dir: string, kinds: readonly Kind[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const { name, queries } of kinds) {
    const walls: number[] = [];
    for (const query of queries.slice(0, 3)) {
      // Two words are too much for one pattern: the peer gets the first.
      const [word = ''] = query.split(' ');
      const search = run('rg', ['-il', '--glob', '*.md', word, join(dir, 'articles')], { maxBuffer: 1e9 });
      const took = await taken(() => search.then(() => true).catch(({ code }) => code === 1));
      if (took.result) walls.push(took.wall);
    }
    if (walls.length > 0) times.set(name, median(walls));
  }
  return times;
}
