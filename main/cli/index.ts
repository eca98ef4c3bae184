#!/usr/bin/env node
import { processIo } from './io.ts';
import { runCommand } from './run.ts';
import { processShell } from './shell.ts';

const argv = process.argv.slice(2);
const { io, end } = processIo();
// What a command waits for may be none of what keeps Node running: the end of the disposable process, for one.
const running = setInterval(() => {}, 60_000);
// Left to end by itself, so that everything that was written is out before the process is gone.
process.exitCode = await runCommand(argv, io, processShell(argv));
clearInterval(running);
end();
