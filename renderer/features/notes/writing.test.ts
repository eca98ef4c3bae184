import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writing } from './writing.ts';

/** A place to write to that answers when it is told to, and a clock that is moved by hand. */
function desk(first = '') {
  const kept: string[] = [];
  const continued: (string | null)[] = [];
  const failures: unknown[] = [];
  const answers: ((ok: boolean) => void)[] = [];
  let due: (() => void) | null = null;
  const made = writing({
    first,
    write: (text, continues) =>
      new Promise((resolve, reject) => {
        continued.push(continues);
        answers.push((ok) => {
          if (ok) kept.push(text);
          if (ok) resolve(`undo ${kept.length}`);
          else reject(new Error('full'));
        });
      }),
    later: (run) => {
      due = run;
      return () => {
        due = null;
      };
    },
    onFailure: (error) => failures.push(error),
  });
  return {
    ...made,
    kept,
    continued,
    failures,
    inFlight: () => answers.length,
    async answer(ok = true) {
      answers.shift()?.(ok);
      for (let turn = 0; turn < 5; turn++) await null;
    },
    tick() {
      const run = due;
      due = null;
      run?.();
    },
  };
}

test('what is typed is written once a moment has gone, with all that came until then', async () => {
  const { type, tick, answer, kept, inFlight } = desk();
  type('a');
  type('ab');
  expect(inFlight()).toBe(0);
  tick();
  await answer();
  expect(kept).toEqual(['ab']);
});

test('while a write is on its way there is no other; the newest text follows it', async () => {
  const { type, tick, answer, kept, inFlight, continued } = desk();
  type('a');
  tick();
  type('ab');
  tick();
  type('abc');
  tick();
  expect(inFlight()).toBe(1);
  await answer();
  expect(inFlight()).toBe(1);
  await answer();
  expect(kept).toEqual(['a', 'abc']);
  expect(continued).toEqual([null, 'undo 1']);
});

test('leaving writes at once what is not written, and takes back all of it together', async () => {
  const { type, flush, undo, answer, kept } = desk('x');
  type('xy');
  const left = flush();
  await answer();
  expect(await left).toBe(true);
  expect(kept).toEqual(['xy']);
  expect(undo()).toBe('undo 1');
});

test('what is again as it was leaves nothing to take back', async () => {
  const { type, flush, undo, answer } = desk('x');
  type('xy');
  void flush();
  await answer();
  type('x');
  void flush();
  await answer();
  expect(undo()).toBeNull();
});

test('a failure is told, and the text is written by the next try', async () => {
  const { type, flush, answer, kept, failures } = desk();
  type('a');
  const first = flush();
  await answer(false);
  expect(await first).toBe(false);
  expect(failures).toEqual([new Error('full')]);
  const second = flush();
  await answer();
  expect(await second).toBe(true);
  expect(kept).toEqual(['a']);
  expect(failures).toEqual([new Error('full'), null]);
});

test('however typing and answers fall, texts are kept in the order they were typed and the last one is', async () => {
  const step = fc.constantFrom('type', 'tick', 'answer', 'fail', 'flush');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const one = desk();
      let typed = 0;
      for (const what of steps) {
        if (what === 'type') one.type(String(++typed));
        if (what === 'tick') one.tick();
        if (what === 'flush') void one.flush();
        if (what === 'answer' || what === 'fail') await one.answer(what === 'answer');
        expect(one.inFlight()).toBeLessThanOrEqual(1);
      }
      const left = one.flush();
      for (let turn = 0; turn < 3; turn++) await one.answer();
      await left;
      void one.flush();
      await one.answer();
      const numbers = one.kept.map(Number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(one.kept.at(-1) ?? '0').toBe(String(typed));
    }),
  );
});
