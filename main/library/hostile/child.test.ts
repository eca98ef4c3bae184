import { type ChildProcess, fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import { articleImageBase } from '../../../shared/sanitise/allow-list.ts';
import { buildChild } from './build-child.ts';
import { forkChild } from './fork.ts';
import { createHostile, type Hostile } from './host.ts';

let child: Awaited<ReturnType<typeof buildChild>>;
let hostile: Hostile;
beforeAll(async () => {
  child = await buildChild();
  hostile = createHostile({
    spawn: () => forkChild(child.entry),
    limits: {
      timeMs: { extractPage: 2000, extractPlain: 2000, extractText: 2000, render: 1000, mark: 1000 },
    },
  });
}, 30_000);
afterAll(async () => {
  await hostile.close();
  await child.remove();
});

const page = (html: string) => ({
  bytes: new TextEncoder().encode(html),
  contentType: 'text/html; charset=utf-8',
  url: 'https://example.org/a',
  imagePrefix: 'image-x-',
});
const paragraph = 'The river rose by two metres over night, and the bridge was closed to all but the mayor. ';
const article = `<html lang="en"><head><title>High water</title></head><body><article><h1>High water</h1>${`<p>${paragraph.repeat(4)}</p>`.repeat(6)}</article></body></html>`;

describe('the jobs', () => {
  test('a page', async () => {
    const extracted = await hostile('extractPage', page(article));
    expect(extracted).toMatchObject({ title: 'High water', lang: 'en', problem: null });
    expect(extracted.text.split('\n')).toHaveLength(6);
  });
  test('a page as plain text', async () => {
    const extracted = await hostile('extractPlain', page(article));
    expect(extracted.problem).toBe('over-limit');
    expect(extracted.markdown).toContain('The river rose');
  });
  test('a text', async () => {
    const text = 'High water\nBy Ada Example\n\nThe river rose.\n\nThe bridge is closed.';
    const input = { text, format: 'text', url: null, name: null, imagePrefix: 'image-x-' } as const;
    expect(await hostile('extractText', input)).toMatchObject({ title: 'High water', byline: 'Ada Example' });
  });
  test('an article to show', async () => {
    const rendered = await hostile('render', {
      markdown: '# One\n\n![a](images/1.png)',
      imageBase: articleImageBase,
    });
    expect(rendered.html).toContain(`src="${articleImageBase}images/1.png"`);
  });
});

describe('hostile input ends in time, and the next page is read', () => {
  test.each([
    ['100,000 nested elements', 'extractPage', page('<div>'.repeat(100_000))],
    ['100,000 nested tables', 'extractPage', page('<table><tr><td>'.repeat(100_000))],
    ['100,000 quotes in quotes', 'render', { markdown: `${'>'.repeat(100_000)} a`, imageBase: '' }],
    ['a long run of backticks', 'render', { markdown: '`a'.repeat(50_000), imageBase: '' }],
    ['a long run of asterisks', 'render', { markdown: '*a **'.repeat(50_000), imageBase: '' }],
  ] as const)(
    '%s',
    async (_name, job, input) => {
      const ended = await hostile(job, input).then(
        () => 'done',
        (error: unknown) => (error instanceof LibraryError ? error.failure.code : String(error)),
      );
      expect(['done', 'over-limit']).toContain(ended);
      expect((await hostile('extractPage', page(article))).title).toBe('High water');
    },
    30_000,
  );

  test('what could not be read as a page is read as plain text', async () => {
    const plain = await hostile('extractPlain', page(`${'<div>'.repeat(100_000)}left over`));
    expect(plain.text).toContain('left over');
  });
});

describe('the process ends with its parent', () => {
  const started: ChildProcess[] = [];
  afterEach(() => {
    for (const process of started.splice(0)) process.kill('SIGKILL');
  });

  test('also in the middle of an endless loop, when the parent was killed', async () => {
    // A process in between starts the real child, hands it work without end, tells its pid, and is killed.
    const between = join(child.entry, '..', 'between.mjs');
    await writeFile(
      between,
      `import { fork } from 'node:child_process';
       const child = fork(${JSON.stringify(child.entry)}, { serialization: 'advanced', execArgv: [] });
       child.on('message', () => {
         const bytes = Buffer.from('<div>'.repeat(100_000));
         const input = { bytes, contentType: null, url: null, imagePrefix: '' };
         child.send({ id: 1, job: 'extractPage', input }, () => process.send(child.pid));
       });`,
    );
    const parent = fork(between, { execArgv: [] });
    started.push(parent);
    const pid = await new Promise<number>((resolve) =>
      parent.once('message', (told) => resolve(Number(told))),
    );
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 100 }).toBe(false);
  }, 30_000);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
