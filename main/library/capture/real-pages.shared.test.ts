import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { extractPage } from './index.ts';

const folder = new URL('../../../../shared/data/pages/', import.meta.url);
const unzip = promisify(gunzip);
const segments = z.array(
  z.object({ id: z.string(), url: z.string(), with: z.array(z.string()), without: z.array(z.string()) }),
);

/** Real pages that lie beside the project on some machines, with phrases that must and must not be in their text. */
async function realPages(): Promise<z.infer<typeof segments>> {
  const names = await readdir(folder).catch(() => []);
  return names.length === 0
    ? []
    : segments.parse(JSON.parse(await readFile(new URL('segments.json', folder), 'utf8')));
}

// Every third is enough to notice a mistake, and takes a few seconds.
const pages = (await realPages()).filter((_, at) => at % 3 === 0);

describe('real pages', () => {
  it('give their article and little else', async () => {
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
    const count = { found: 0, missed: 0, extra: 0 };
    for (const { id, url, ...page } of pages) {
      const bytes = await unzip(await readFile(new URL(`html/${id}.html.gz`, folder)));
      const { text, title, words, html, problem } = extractPage({
        bytes,
        contentType: null,
        url,
        imagePrefix: 'image:',
      });
      if (problem === null) expect(words, url).toBeGreaterThan(0);
      expect(title, url).not.toBe('');
      expect(text, url).not.toMatch(/<\/?(?:figure|figcaption|sup|sub|strong|em|del)>|image:\d/);
      expect(html, url).not.toMatch(/<(?:script|style|iframe|svg|form)\b|\son\w+="/);
      const body = flat(text);
      const found = page.with.filter((phrase) => body.includes(flat(phrase))).length;
      count.found += found;
      count.missed += page.with.length - found;
      count.extra += page.without.filter((phrase) => body.includes(flat(phrase))).length;
    }
    const precision = count.found / (count.found + count.extra);
    const recall = count.found / (count.found + count.missed);
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThan(0.89);
  }, 120_000);
});
