import { writeSync } from 'node:fs';
import { LibraryError } from '../../../shared/errors.ts';
import { openLibrary } from '../library.ts';
import { jobOf } from '../saving/entries.ts';
import { article } from '../store/article.testing.ts';
import { herePorts } from './here.testing.ts';

// For tests: does one act with a library for each line of its input, and prints how it went. In between, others may let its
// calls to the system fail, or kill it in one of them.

const [dir = ''] = process.argv.slice(2);
const say = (...words: string[]) => writeSync(1, `${words.join(' ')}\n`);

const library = await openLibrary(dir, herePorts);
const [first] = await library.add([
  article('Corrected 0', 'body corrected 0', { url: `https://example.org/first/${process.pid}` }),
]);
const id = first?.id ?? '';
say('added', id);

const acts: Record<string, (name: string) => Promise<string>> = {
  async save(name) {
    const source = { extension: 'txt' as const, bytes: new TextEncoder().encode('as it came') };
    const images = [{ name: 'a.png', bytes: new Uint8Array([1, 2, 3]) }];
    const [added] = await library.add([
      article(`Title ${name}`, `body of ${name}`, { url: `https://example.org/${name}`, source, images }),
    ]);
    return `added ${added?.id}`;
  },
  async change(name) {
    await library.change([id], { note: `note ${name}`, addTags: [`tag${name}`] });
    return `noted ${id} ${name}`;
  },
  async correct(name) {
    await library.correct(id, { title: `Corrected ${name}` }, `body corrected ${name}`);
    return `corrected ${id} ${name}`;
  },
  async put(name) {
    const text = `# Text ${name}\n\nThe river rose.`;
    await library.jobs.put([jobOf({ kind: 'text', format: 'markdown', text, url: null }, [], 0)]);
    return `queued ${name}`;
  },
};

say('open');
process.stdin.setEncoding('utf8').on('data', (line: string) => {
  const [act = '', name = ''] = line.trim().split(' ');
  acts[act]?.(name).then(
    (done) => say(done),
    (error: unknown) => say('failed', error instanceof LibraryError ? error.failure.code : String(error)),
  );
});
