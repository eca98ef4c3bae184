import type { Page } from '@playwright/test';

/** `blank`: the share of looks that met no row, or one without its words. `frames`: times between frames, ms. */
export type Scrolled = { blank: number; frames: number[]; looks: number };

const SPEED = 20_000;
const SECONDS = 3;

/** Scrolls the list down, or to and fro when it is short, and looks at each frame what stands in three places of it. */
export async function scrolling(page: Page): Promise<Scrolled> {
  const scrolled = await page.evaluate(scrollPage, { speed: SPEED, ms: SECONDS * 1000 });
  await page.evaluate(() => {
    document.querySelector('[role=grid]')?.parentElement?.scrollTo({ top: 0 });
  });
  await page.waitForTimeout(300);
  return scrolled;
}

/** Runs in the page. */
function scrollPage({ speed, ms }: { speed: number; ms: number }): Promise<Scrolled> {
  const scroller = document.querySelector('[role=grid]')?.parentElement;
  if (!scroller) throw new Error('there is no list');
  const box = scroller.getBoundingClientRect();
  const places = [0.25, 0.5, 0.75].map((part) => box.top + box.height * part);
  const frames: number[] = [];
  let looks = 0;
  let blank = 0;
  return new Promise((resolve) => {
    const began = performance.now();
    let last = began;
    const look = (now: number): void => {
      if (now > last) frames.push(now - last);
      last = Math.max(last, now);
      const way = scroller.scrollHeight - scroller.clientHeight;
      const gone = ((now - began) / 1000) * speed;
      const lap = way === 0 ? 0 : Math.floor(gone / way);
      scroller.scrollTop = lap % 2 === 0 ? gone - lap * way : (lap + 1) * way - gone;
      // What this frame will show: nobody has had time yet to draw what came into view by it.
      for (const y of places) {
        const row = document.elementFromPoint(box.left + box.width / 2, y)?.closest('tr');
        looks++;
        if (!row || row.hasAttribute('aria-busy')) blank++;
      }
      if (now - began < ms) requestAnimationFrame(look);
      else resolve({ blank: blank / looks, frames: frames.slice(1), looks });
    };
    requestAnimationFrame(look);
  });
}
