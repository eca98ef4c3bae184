import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { openAt } from '../lib/libraries.ts';
import { quantile } from '../lib/measure.ts';
import type { Kind } from './queries.ts';

type Timing = { name: string; p50: number; p95: number };

const TABLE = `create virtual table fts using fts5(title, byline, site, tags, notes, body, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2");
insert into fts (fts, rank) values ('rank', 'bm25(10.0, 3.0, 2.0, 6.0, 6.0, 1.0)');`;

/** CPU milliseconds of the `sqlite3` program for the same texts and queries: the exact total, then twenty of the newest
 * thousand in order of rank, with snippets. Its own table holds the texts, for `snippet`. Empty without the program. */
export async function nativeSqlite(dir: string, kinds: readonly Kind[]): Promise<Timing[]> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-sqlite-'));
  try {
    const database = join(folder, 'peer.sqlite');
    await writeTexts(dir, join(folder, 'texts'));
    const made = await shell(database, `${TABLE}\n.mode ascii\n.import ${join(folder, 'texts')} fts\n`);
    if (made === null) return [];
    const script = kinds.flatMap(({ name, queries }) => queries.map((query) => statements(name, query)));
    const output = await shell(
      database,
      `pragma cache_size = -16000;\n${warmUp}\n.timer on\n${script.join('\n')}\n`,
    );
    return timingsOf(output ?? '', kinds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const warmUp = statements('warm', 'people');

function statements(name: string, query: string): string {
  const words = query.split(' ').map((word) => `"${word}"`);
  const match = `'${words.join(' AND ')}${/letter/.test(name) ? ' *' : ''}'`;
  return `select count(*) from fts where fts match ${match};
select rowid, snippet(fts, 5, '[', ']', '…', 24) from fts where fts match ${match} and rowid in (
  select rowid from (select rowid, rank from fts where fts match ${match} order by rowid desc limit 1000)
  order by rank limit 20);`;
}

/** Fields and rows divided by the characters that ASCII has for it. */
async function writeTexts(dir: string, path: string): Promise<void> {
  const library = await openAt(dir);
  const out = createWriteStream(path);
  const clean = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ');
  try {
    const ids = await library.ids({ view: { kind: 'all' }, sort: 'saved-oldest', from: 0, to: null });
    for (const id of ids) {
      const { title, byline, site, tags } = await library.get(id);
      const fields = [title, byline ?? '', site ?? '', tags.join('\n'), '', await library.markdown(id)];
      if (!out.write(`${fields.map(clean).join('\u001f')}\u001e`)) await once(out, 'drain');
    }
  } finally {
    out.end();
    await finished(out);
    await library.close();
  }
}

async function shell(database: string, script: string): Promise<string | null> {
  const child = spawn('sqlite3', [database], { stdio: ['pipe', 'pipe', 'inherit'] });
  const missing = new Promise<null>((resolve) => child.on('error', () => resolve(null)));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stdin.on('error', () => undefined).end(script);
  const ended = once(child, 'close').then(() => output);
  return Promise.race([missing, ended]);
}

/** `.timer on` prints a line after each statement: "Run Time: real 0.001 user 0.000912 sys 0.000000". */
function timingsOf(output: string, kinds: readonly Kind[]): Timing[] {
  const times = [...output.matchAll(/^Run Time: real [\d.]+ user ([\d.]+) sys ([\d.]+)/gm)].map(
    ([, user, system]) => (Number(user) + Number(system)) * 1000,
  );
  let at = 0;
  return kinds.map(({ name, queries }) => {
    const sums = queries.map(() => (times[at++] ?? Number.NaN) + (times[at++] ?? Number.NaN));
    return { name, p50: quantile(sums, 0.5), p95: quantile(sums, 0.95) };
  });
}
