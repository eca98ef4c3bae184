import { writeSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { openLibrary } from '../library.ts';
import { articlePage } from '../saving/article-page.ts';
import { openSaveQueue } from '../saving/queue.ts';
import { article } from '../store/article.testing.ts';
import { herePorts } from './here.testing.ts';
import { importRow } from './ledger.testing.ts';

// For tests: does with a library all that a person does, until it is killed, and prints a line for everything that was
// acknowledged: much at once, or little. With the round `end` it only lets the save queue come to its end.

const [dir = '', round = '', most = ''] = process.argv.slice(2);
/** Articles that are added at once at most, and rows of an import. */
const MOST = Number(most);
const ROWS = Math.ceil(MOST / 2);
const say = (...words: (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);

const library = await openLibrary(dir, {
  ...herePorts,
  fetch: async ({ url }) => {
    await after(Math.random() * 20);
    return { status: 200, url, contentType: 'text/html', bytes: Buffer.from(articlePage(url)) };
  },
});
const queue = await openSaveQueue(library, { online: true, onChange: () => {} });
say('open');

const signal = new AbortController().signal;
async function importRows(names: string[]): Promise<void> {
  async function* lines() {
    yield* names.map(importRow);
  }
  await library.importFrom(lines(), { signal, onSaved: () => {} });
  for (const name of names) say('imported', name);
}

/** Writes about articles that were just added. */
async function annotate(ids: string[], step: number): Promise<void> {
  const [first = ''] = ids;
  await library.change(ids, { note: `note ${step}`, addTags: [`tag${step}`] });
  for (const id of ids) say('noted', id, step);
  const { highlight } = await library.addHighlight(first, {
    quote: 'body',
    start: null,
    comment: null,
    colour: 'green',
  });
  say('marked', first, highlight.id);
  await library.correct(first, { title: `Corrected ${step}` }, `body corrected ${step}`);
  say('corrected', first, step);
}

/** Archives many and takes it back, but for the last. */
async function archive(ids: string[], step: number): Promise<void> {
  for (const id of ids) say('archiving', id);
  const { undo } = await library.change(ids, { state: 'archived' });
  for (const id of ids) say('archived', id);
  if (step % 2 === 0 || undo === null) return;
  for (const id of ids) say('archiving', id);
  await library.undo(undo);
  for (const id of ids) say('unarchived', id);
}

/** Everything at once, over all segments, and back. */
async function move(step: number): Promise<void> {
  const all = await library.ids({ view: { kind: 'all' }, sort: 'saved-newest', from: 0, to: null });
  const progress = (Number(round) * 50 + step) / 1_000_000 + 0.001;
  say('moving', 'all', progress);
  const { undo } = await library.change(all, { progress });
  say('moved', 'all', progress);
  if (undo === null) return;
  say('returning');
  await library.undo(undo);
  say('returned');
}

async function remove(ids: string[]): Promise<void> {
  await library.change(ids, { trashed: true });
  for (const id of ids) say('removing', id);
  await library.remove(ids);
  for (const id of ids) say('removed', id);
}

async function put(name: string): Promise<void> {
  const text = `# Text ${name}\n\nThe river rose by two metres over night.`;
  const bytes = new TextEncoder().encode(`# File ${name}\n\nWords.`);
  await queue.start(
    [
      { kind: 'link', url: `https://example.org/put/${name}` },
      { kind: 'text', text, format: 'markdown', url: null },
      { kind: 'file', name: `${name}.md`, bytes, url: null },
    ],
    [`put${name}`],
  );
  say('put', name);
}

if (round === 'end') {
  while (queue.jobs().some(({ step }) => step.kind !== 'done' && step.kind !== 'failed')) await after(20);
  await queue.close(0);
  await library.close();
  say('ended');
  process.exit();
}

// What the run before may have been importing when it was killed comes once more.
const before = Number(round) - 1;
if (before >= 0) await importRows(Array.from({ length: ROWS }, (_, at) => `${before}-3-${at}`));

for (let step = 0; ; step++) {
  if (step % 4 === 1) await move(step);
  await put(`${round}-${step}`);
  const size = [1, 3, MOST][step % 3] ?? 1;
  const added = await library.add(
    Array.from({ length: size }, (_, at) =>
      article(`Title ${round} ${step} ${at}`, `body of${at} ${round}x${step}`, {
        url: `https://example.org/${round}/${step}/${at}`,
        saved: new Date().toISOString(),
      }),
    ),
  );
  const ids = added.map(({ id }) => id);
  for (const id of ids) say('added', id);
  await annotate(ids, step);
  await archive(ids, step);
  if (step % 3 === 2) await remove(ids.slice(0, Math.ceil(MOST / 3)));
  await importRows(Array.from({ length: ROWS }, (_, at) => `${round}-${step}-${at}`));
}
