import { expect, test } from 'vitest';
import { latestOnly } from './latest.ts';

/** A job whose end the test decides. */
function gate() {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const run = (value: string): Promise<void> => {
    started.push(value);
    return new Promise((resolve) => ends.push(resolve));
  };
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { started, run, end };
}

test('one at a time, and of those that wait only the latest', async () => {
  const { started, run, end } = gate();
  const ask = latestOnly(run);
  ask('l');
  ask('la');
  ask('lan');
  expect(started).toEqual(['l']);
  await end();
  expect(started).toEqual(['l', 'lan']);
  ask('lank');
  await end();
  expect(started).toEqual(['l', 'lan', 'lank']);
});

test('starts at once again when nothing runs', async () => {
  const { started, run, end } = gate();
  const ask = latestOnly(run);
  ask('a');
  await end();
  ask('b');
  expect(started).toEqual(['a', 'b']);
});
