import { workerData } from 'node:worker_threads';
import { runCompiled } from '../compiled/run.ts';

/** The file of the library's thread, which the build has put beside this one. */
declare const WORKER_FILE: string;

// No schema here: what reads one is in the file that this runs.
const folder: unknown = workerData.compiled;
if (typeof folder !== 'string') throw new Error('nobody has said where compiled code is kept');
await runCompiled(new URL(WORKER_FILE, import.meta.url), folder);
