import type { Page } from '@playwright/test';
import { type Seen, seen } from './running.ts';

const TIMES = 40;
const PAUSE = 100;

const cursor = { selector: '[role=grid]', attribute: 'aria-activedescendant' };
const name = { selector: 'tr[data-cursor]', attribute: 'aria-label' };

/** Presses the arrow down again and again. */
export async function arrows(page: Page): Promise<Seen[]> {
  await focusList(page);
  return times(page, 'ArrowDown', cursor);
}

/** Makes the article at the cursor a favourite and takes that back, again and again. */
export async function toggling(page: Page): Promise<Seen[]> {
  await focusList(page);
  return times(page, 's', name);
}

async function times(page: Page, key: string, changed: typeof cursor): Promise<Seen[]> {
  const all: Seen[] = [];
  for (let time = 0; time < TIMES; time++) {
    all.push(await seen(page, { event: 'keydown', changed }, () => page.keyboard.press(key)));
    await page.waitForTimeout(PAUSE);
  }
  return all.slice(1);
}

/** The list has the focus, and its first row is selected. */
export async function focusList(page: Page): Promise<void> {
  await page.getByRole('grid').first().focus();
  await page.keyboard.press('Home');
  await page.waitForTimeout(PAUSE);
}
