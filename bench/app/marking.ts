import { focusList } from './keys.ts';
import { type Running, type Seen, seen } from './running.ts';

/** `main`: the longest time, in ms, that the process of the window's frame did not turn its loop, of either. */
export type Marked = { marked: Seen; undone: Seen; main: number };

const other = '[role=grid] tr:not([aria-label*=", Read,"])';
const busy = '[role=grid] tr[aria-busy]';
const offer = '[role=status] > div > button';

/** Selects everything and marks it as read, until that is seen of every row in view and the library has it, which is said with
 * a way to take it back; then takes it back, until that is seen and said. */
export async function marking({ app, page }: Running): Promise<Marked> {
  await focusList(page);
  await page.keyboard.press('Control+a');
  await page.locator('h1 [role=status]').waitFor();
  await page.locator(offer).waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  await app.evaluate(() => {
    const seen = { longest: 0, last: performance.now() };
    Reflect.set(globalThis, 'benchStall', seen);
    setInterval(() => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last - 4);
      seen.last = now;
    }, 4);
  });
  const marked = await seen(page, { event: 'keydown', gone: `${other}, ${busy}`, there: offer }, () =>
    page.keyboard.press('m'),
  );
  await page.waitForTimeout(1500);
  const undone = await seen(page, { event: 'keydown', gone: offer, there: `${other}:not([aria-busy])` }, () =>
    page.keyboard.press('Control+z'),
  );
  await page.waitForTimeout(1500);
  const main = await app.evaluate(() =>
    Number(Reflect.get(Reflect.get(globalThis, 'benchStall'), 'longest')),
  );
  await page.keyboard.press('Escape');
  await focusList(page);
  return { marked, undone, main };
}
