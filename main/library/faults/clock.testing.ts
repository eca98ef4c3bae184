import { writeSync } from 'node:fs';
import { openLibrary } from '../library.ts';
import { article } from '../store/article.testing.ts';
import { herePorts } from './here.testing.ts';

// For tests: saves into a library while the clock is wrong, and prints what was acknowledged. The clock is set for each save
// by a time of the command line; it goes on from there.

const [dir = '', ...times] = process.argv.slice(2);
const RealDate = Date;
let shift = 0;

class ShiftedDate extends RealDate {
  constructor(...given: [] | [string | number | Date]) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(given[0]);
  }
  static override now(): number {
    return RealDate.now() + shift;
  }
}
Object.defineProperty(globalThis, 'Date', { value: ShiftedDate });

function setClock(time: string): void {
  shift = RealDate.parse(time) - RealDate.now();
}

setClock(times[0] ?? '');
const library = await openLibrary(dir, herePorts);
for (const [at, time] of times.entries()) {
  setClock(time);
  const saved = new Date().toISOString();
  const [added] = await library.add([article(`At ${at}`, `body ${at}`, { saved })]);
  const id = added?.id ?? '';
  await library.change([id], { note: `note ${at}` });
  await library.correct(id, { title: `At ${at}` }, `body corrected ${at}`);
  writeSync(1, `added ${id} ${saved}\n`);
}
await library.close();
