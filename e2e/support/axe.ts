import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeRun = { violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] };

/** What axe finds wrong with what the window shows, a line each. The article's frame runs no scripts, so axe cannot look in:
 * its content is copied into the page for the moment of the check. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Half-way through a fade every colour is another one.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  await page.evaluate(source);
  const run: AxeRun = await page.evaluate(async () => {
    const frame = document.querySelector('iframe');
    const article = frame?.contentDocument?.querySelector('article');
    const copy = article ? document.createElement('div') : null;
    if (frame && article && copy) {
      copy.append(article.cloneNode(true));
      // Below the pane: in it, it would take the article's room.
      Object.assign(copy.style, { position: 'absolute', top: '100%', width: '100%' });
      frame.closest('[data-pane]')?.append(copy);
    }
    try {
      return await Reflect.get(window, 'axe').run(document, { iframes: false, resultTypes: ['violations'] });
    } finally {
      copy?.remove();
    }
  });
  return run.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id} at ${JSON.stringify(node.target)}: ${node.failureSummary ?? ''}`,
    ),
  );
}
