import type { Page } from '@playwright/test';
import { type Seen, seen } from './running.ts';

const COUNT = 24;

/** Clicks row after row, and waits for each article to be there. The first one also makes the reader and is told apart. */
export async function opening(page: Page): Promise<{ first: Seen; others: Seen[] }> {
  const all: Seen[] = [];
  const grid = page.getByRole('grid').first();
  for (let place = 0; place < COUNT; place++) {
    const row = grid.locator(`#row-${place}`);
    await row.scrollIntoViewIfNeeded();
    const title = (await row.locator('h2').textContent()) ?? '';
    // As a hand does: there first, then the click.
    await row.hover({ position: { x: 120, y: 20 } });
    await page.waitForTimeout(120);
    all.push(await seen(page, { event: 'click', title }, () => row.click({ position: { x: 120, y: 20 } })));
    await page.waitForTimeout(250);
  }
  const [first, ...others] = all;
  if (first === undefined) throw new Error('nothing was opened');
  return { first, others };
}

/** The least that opening can cost: a frame in a bare window is given a page of an article's length. */
export async function bareFrame(page: Page): Promise<Seen[]> {
  await page.evaluate(() => {
    const words = 'Words that stand in for the text of an article, as many as one has. '.repeat(12);
    document.querySelector('button')?.addEventListener('click', () => {
      const frame = document.querySelector('iframe');
      if (frame === null) return;
      delete document.body.dataset.shown;
      frame.onload = () => {
        document.body.dataset.shown = '';
      };
      frame.srcdoc = `<!doctype html><h1>Title</h1>${`<p>${words}</p>`.repeat(8)}`;
    });
  });
  const all: Seen[] = [];
  for (let time = 0; time < COUNT; time++) {
    const answered = { event: 'click', there: 'body[data-shown]' } as const;
    all.push(await seen(page, answered, () => page.getByRole('button').click()));
    await page.waitForTimeout(250);
  }
  return all.slice(1);
}
