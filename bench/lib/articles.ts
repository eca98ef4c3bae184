import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** What benches keep from one run to the next. */
export const CACHE = join(process.cwd(), 'node_modules/.cache/offprint-bench');

const MAKER = join(process.cwd(), '../shared/tools/make-articles.mjs');

/** A file of `count` made-up articles, the same every time, one a line. Throws when the maker is not there. */
export async function articleFile(count: number): Promise<string> {
  const path = join(CACHE, `articles-${count}.ndjson`);
  if (existsSync(path)) return path;
  if (!existsSync(MAKER))
    throw new Error('The articles are made by ../shared/tools/make-articles.mjs, which is not there.');
  console.error(`Making ${count.toLocaleString('en-GB')} articles.`);
  await mkdir(CACHE, { recursive: true });
  const file = await open(`${path}.part`, 'w');
  try {
    const maker = spawn(process.execPath, [MAKER, String(count)], { stdio: ['ignore', file.fd, 'inherit'] });
    const [code] = await once(maker, 'close');
    if (code !== 0) throw new Error(`make-articles ended with ${String(code)}`);
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  return path;
}
