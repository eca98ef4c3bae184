import { writeSync } from 'node:fs';
import { listIds } from '../search/lists.ts';
import { addArticles } from './adding.ts';
import { changeArticles, undoSteps } from './changing.ts';
import { removeArticles } from './removing.ts';
import { openStore } from './store.ts';
import { writeText } from './texts.ts';

// For tests: writes into a library until it is killed, and prints a line for everything that was acknowledged.

const [dir = '', round = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const store = await openStore(dir, {
  readOnly: false,
  create: true,
  socket: null,
  backups: null,
  onRebuild: () => {},
  log: () => {},
});
say('open');

const everything = { view: { kind: 'all' }, sort: 'saved-newest', from: 0, to: null } as const;

for (let step = 0; ; step++) {
  if (step % 4 === 1) {
    // Everything at once, over all segments, and back.
    const all = await store.index.read((database) => listIds(database, everything));
    const progress = (Number(round) * 50 + step) / 10_000 + 0.001;
    say(`moving all ${progress}`);
    const { steps } = await changeArticles(store, all, { progress });
    say(`moved all ${progress}`);
    say('returning');
    await undoSteps(store, steps);
    say('returned');
  }
  const size = [1, 1, 3, 40][step % 4] ?? 1;
  const added = await addArticles(
    store,
    Array.from({ length: size }, (_, at) => ({
      record: {
        url: `https://example.org/${round}/${step}/${at}`,
        canonicalUrl: null,
        title: `Title ${round} ${step} ${at}`,
        byline: null,
        site: null,
        lang: null,
        tags: [],
        state: 'unread',
        favourite: false,
        trashed: false,
        progress: 0,
        published: null,
        modified: null,
        saved: new Date().toISOString(),
        words: 3,
        excerpt: null,
        image: null,
        problem: null,
        trashedAt: null,
        note: null,
        highlights: [],
        place: null,
      },
      markdown: `body of${at} ${round}x${step}`,
      images: [],
      source: null,
    })),
  );
  for (const { id } of added) say(`added ${id}`);
  const ids = added.map(({ id }) => id);
  await changeArticles(store, ids, { note: `note ${step}`, addTags: [`tag${step}`] });
  for (const id of ids) say(`noted ${id} ${step}`);
  const [corrected = ''] = ids;
  const words = step % 2 === 0 ? 3 : 4;
  await writeText(store, corrected, () => ({
    set: { title: `Corrected ${step}`, words },
    text: `body corrected ${step}`,
  }));
  say(`corrected ${corrected} ${step}`);
  await changeArticles(store, ids, { state: 'archived' });
  for (const id of ids) say(`archived ${id}`);
  // Of every few, some go for good.
  if (step % 4 !== 3) continue;
  const gone = ids.slice(0, 15);
  await changeArticles(store, gone, { trashed: true });
  for (const id of gone) say(`removing ${id}`);
  await removeArticles(store, gone);
  for (const id of gone) say(`removed ${id}`);
}
