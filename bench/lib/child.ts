import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a part of this bench in a process of its own, so that nothing before it warms or fills it. What it returns comes
 * back as JSON. `parts` of the file that runs must hold it: see `answerAsChild`. */
export async function inChild(part: string, ...args: string[]): Promise<unknown> {
  const [, program = ''] = process.argv;
  const child = spawn(process.execPath, ['--expose-gc', program, '--child', part, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let answer: unknown = null;
  child.on('message', (message) => {
    answer = message;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${part} ended with ${String(code)}`);
  return answer;
}

/** In a process that `inChild` started: runs the part, answers, and tells true. */
export async function answerAsChild(
  parts: Readonly<Record<string, (...args: string[]) => Promise<unknown>>>,
): Promise<boolean> {
  const [, , flag, part = '', ...args] = process.argv;
  if (flag !== '--child') return false;
  const answer = await parts[part]?.(...args);
  await new Promise<void>((resolve) => process.send?.(answer, () => resolve()));
  process.disconnect();
  return true;
}
