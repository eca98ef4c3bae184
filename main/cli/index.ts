#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { processIo } from './io.ts';
import { runCommand } from './run.ts';
import { type Machine, processShell } from './shell.ts';

/** Built files, beside this bundle (`out/cli/offprint.js`). */
const hostileEntry = fileURLToPath(new URL('../main/hostile.js', import.meta.url));
const packageFile = new URL('../../package.json', import.meta.url);

const machine: Machine = {
  async version() {
    return z.object({ version: z.string() }).parse(JSON.parse(await readFile(packageFile, 'utf8'))).version;
  },
  async hostile() {
    const { createHostile, forkChild } = await import('../library/hostile/index.ts');
    return createHostile({ spawn: () => forkChild(hostileEntry), log: () => {} });
  },
};

const argv = process.argv.slice(2);
const { io, end } = processIo();
// What a command waits for may be none of what keeps Node running: the end of the disposable process, for one.
const running = setInterval(() => {}, 60_000);
// Left to end by itself, so that everything that was written is out before the process is gone.
process.exitCode = await runCommand(argv, io, processShell(argv, machine));
clearInterval(running);
end();
