// npm run bench -- app [--rounds 8] [--size 0,100,10000,50000] [--part starts|typing|reading|keys|scrolling|marking]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PARTS } from './app/parts.ts';
import { starts } from './app/report-starts.ts';
import { inUse } from './app/report-use.ts';
import { makeSubjects } from './app/subjects.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '8' },
    size: { type: 'string', default: '0,100,10000,50000' },
    part: { type: 'string' },
  },
});
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
if (dist === undefined) throw new Error('Run it as npm run bench -- app.');
const sizes = values.size.split(',').map(Number);
const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-app-'));
try {
  const subjects = await makeSubjects(folder, { root: process.cwd(), dist });
  const env = { ...process.env, LANG: 'en_GB.UTF-8', TZ: 'UTC' };
  // Chromium refuses to run as root with its sandbox on.
  const flags = ['--log-level=3', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const setting = { subjects, folder, env, flags };
  if (values.part === undefined || values.part === 'starts')
    await starts(setting, { sizes, rounds: Number(values.rounds) });
  const parts = PARTS.filter((name) => values.part === undefined || values.part === name);
  if (parts.length > 0) await inUse(setting, { sizes: sizes.filter((size) => size > 0), parts });
} finally {
  await rm(folder, { recursive: true, force: true });
}
