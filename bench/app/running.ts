import { setTimeout as after } from 'node:timers/promises';
import { _electron, type ElectronApplication, type JSHandle, type Page } from '@playwright/test';
import type { Program } from './programs.ts';

/** A program in use: driven by key and mouse, and watched from inside of its page. */
export type Running = { app: ElectronApplication; page: Page; pid: number };

/** Starts a program, uses it and quits it. */
export async function use<T>(
  program: Program,
  { args, env }: { args: readonly string[]; env: NodeJS.ProcessEnv },
  work: (running: Running) => Promise<T>,
): Promise<T> {
  const start = () =>
    _electron.launch({
      executablePath: program.executable,
      args: [...args],
      chromiumSandbox: process.getuid?.() !== 0,
      env: Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value ? [[key, value]] : []))),
      timeout: 20_000,
    });
  // On a busy machine one start in thirty never gets connected.
  const app = await start().catch(start);
  try {
    const page = await app.firstWindow();
    const { pid } = app.process();
    if (pid === undefined) throw new Error(`${program.name} has no process`);
    return await work({ app, page, pid });
  } finally {
    await app.close();
  }
}

/** What was seen from a person's act until the page had answered it: how long that took, and the longest time between two
 * frames meanwhile. Milliseconds. */
export type Seen = { ms: number; longestFrame: number };

/** What begins a measurement and what ends it, looked for in the page at each frame. */
export type Watch = {
  /** Name of the event that begins it. */
  event: 'keydown' | 'click';
  /** Selector of what must not be there any more. */
  gone?: string;
  /** Selector of what must be there. */
  there?: string;
  /** Text that the frame of the article must hold as its title. */
  title?: string;
  /** This must be another one than it was: the value of an attribute of an element. */
  changed?: { selector: string; attribute: string };
};

/** An answer that takes longer than this never comes, ms. */
const LONGEST = 30_000;

/** Does an act and tells how long its answer took to be painted. */
export async function seen(page: Page, watch: Watch, act: () => Promise<unknown>): Promise<Seen> {
  const watching: JSHandle<{ done: Promise<Seen> }> = await page.evaluateHandle(watchPage, watch);
  await act();
  const answer = await Promise.race([
    watching.evaluate(({ done }) => done),
    after(LONGEST, null, { ref: false }),
  ]);
  if (answer === null) throw new Error(`nothing answered ${JSON.stringify(watch)}`);
  return answer;
}

/** The longest time between two frames of a page, ms, from the beginning to the end of a piece of work: also between its acts. */
export async function longestFrame<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ result: T; longest: number }> {
  const watching = await page.evaluateHandle(() => {
    const frames = { longest: 0, over: false };
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      frames.longest = Math.max(frames.longest, now - last);
      last = now;
      if (!frames.over) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return frames;
  });
  const result = await work();
  const longest = await watching.evaluate((frames) => {
    frames.over = true;
    return frames.longest;
  });
  return { result, longest };
}

/** Runs in the page. */
function watchPage({ event, gone, there, title, changed }: Watch): { done: Promise<Seen> } {
  const before =
    changed === undefined
      ? null
      : (document.querySelector(changed.selector)?.getAttribute(changed.attribute) ?? null);
  const answered = (): boolean => {
    if (gone !== undefined && document.querySelector(gone) !== null) return false;
    if (there !== undefined && document.querySelector(there) === null) return false;
    if (changed !== undefined) {
      const now = document.querySelector(changed.selector)?.getAttribute(changed.attribute) ?? null;
      if (now === before) return false;
    }
    if (title === undefined) return true;
    const inside = document.querySelector('iframe')?.contentDocument;
    return inside?.querySelector('h1')?.textContent === title && inside.querySelector('.prose') !== null;
  };
  const done = new Promise<Seen>((resolve) => {
    const begin = ({ timeStamp }: Event): void => {
      let last = performance.now();
      let longestFrame = 0;
      const look = (): void => {
        const now = performance.now();
        longestFrame = Math.max(longestFrame, now - last);
        last = now;
        if (!answered()) {
          requestAnimationFrame(look);
          return;
        }
        // This turn of the loop ends with the frame that shows it.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const end = performance.now();
          resolve({ ms: end - timeStamp, longestFrame: Math.max(longestFrame, end - last) });
        };
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener(event, begin, { capture: true, once: true });
  });
  return { done };
}
