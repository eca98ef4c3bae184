import { writeSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { extractPage, extractPlain, extractText } from '../capture/index.ts';
import { openLibrary } from '../library.ts';
import type { HostileJob, HostileJobs, HostilePort } from '../ports.ts';
import { markMarkdown, renderMarkdown } from '../render/index.ts';
import { openSaveQueue } from './queue.ts';
import { articlePage } from './test-library.ts';

// For tests: puts things into a library's save queue until it is killed, and prints what was acknowledged. With `end` it
// puts in nothing, and ends when the queue has.

const [dir = '', round = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

type Work = { [J in HostileJob]: (input: HostileJobs[J]['input']) => HostileJobs[J]['output'] };
const work: Work = { extractPage, extractPlain, extractText, render: renderMarkdown, mark: markMarkdown };
const hostile: HostilePort = async (job, input) => work[job](input);

const library = await openLibrary(dir, {
  log: () => {},
  hostile,
  fetch: async ({ url }) => {
    await after(Math.random() * 20);
    return { status: 200, url, contentType: 'text/html', bytes: Buffer.from(articlePage(url)) };
  },
});
const queue = await openSaveQueue(library, {
  online: true,
  onChange: () => {
    if (round === 'end' && queue.jobs().every(({ step }) => step.kind === 'done')) say('ended');
  },
});
say('open');

for (let step = 0; round !== 'end'; step++) {
  const name = `${round}-${step}`;
  const text = `# Text ${name}\n\nThe river rose by two metres over night.`;
  const items = [
    { kind: 'link', url: `https://example.org/${name}` } as const,
    { kind: 'text', text, format: 'markdown', url: null } as const,
    {
      kind: 'file',
      name: `${name}.md`,
      bytes: new TextEncoder().encode(`# File ${name}\n\nWords.`),
      url: null,
    } as const,
  ];
  await queue.start(items, [`put${name}`]);
  say(`put ${name}`);
  await after(Math.random() * 40);
}
if (queue.jobs().length === 0) say('ended');
