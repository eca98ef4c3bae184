import type { Page } from '@playwright/test';
import { type Seen, seen } from './running.ts';

/** What somebody looks for: frequent words, rarer ones, two words, and the first letters of everything. */
const queries = ['the', 'people', 'science', 'climate change', 'government report', 'zaswil', 'energy world'];
const ROUNDS = 2;

/** Between two keys, ms: a fast typist. */
const PAUSE = 60;

const FIELD = 'input[type=search]';

/** Types queries key by key, and waits for each to show what it found. */
export async function typing(page: Page): Promise<Seen[]> {
  const keys: Seen[] = [];
  const field = page.locator(FIELD).first();
  const rounds = Array.from({ length: ROUNDS }, () => queries).flat();
  // The first search of a start is nobody's: the index warms up in the background.
  for (const [round, query] of ['a', ...rounds].entries()) {
    await field.click();
    for (const key of query) {
      const answered = { event: 'keydown', gone: 'search [role=img], search [role=progressbar]' } as const;
      const one = await seen(page, answered, () => page.keyboard.type(key));
      if (round > 0) keys.push(one);
      await page.waitForTimeout(PAUSE);
    }
    // The first Escape may be for what is offered to complete the word.
    while ((await field.inputValue()) !== '') await page.keyboard.press('Escape');
    await page.waitForTimeout(4 * PAUSE);
  }
  return keys;
}
