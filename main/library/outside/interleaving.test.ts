import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openLibrary } from '../library.ts';
import type { Library } from '../library.types.ts';
import { article, libraryFolders } from '../store/store.testing.ts';
import { rendering } from './outside.testing.ts';

const libraries = libraryFolders();
afterAll(() => libraries.clear());

const step = fc.record({
  one: fc.boolean(),
  act: fc.constantFrom(
    'note',
    'title',
    'tag',
    'text',
    'their-note',
    'their-title',
    'their-tag',
    'their-text',
    'look',
  ),
  /** The next step does not wait for this look. */
  together: fc.boolean(),
});

/** Everything that an article's folder and what was set aside say. */
async function everything(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:md|ndjson)$/.test(entry.name));
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
  );
  return texts.join('\n');
}

test('in whatever order an article is changed here and outside, nothing that was written is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      const dir = await libraries.folder();
      let library: Library = await openLibrary(dir, rendering);
      const records = await library.add([
        article('One', 'Text of one.', { note: 'n' }),
        article('Two', 'Text of two.', { note: 'n' }),
      ]);
      const written: string[] = [];
      const acts = steps.map(({ one, act }, at) => async () => {
        const id = records[one ? 0 : 1]?.id ?? '';
        const path = join(dir, 'articles', id.slice(0, 2), id, 'article.md');
        const word = `written${at}x`;
        const outside = async (make: (content: string) => string) => {
          // Both read and rename are one step for an editor that was quick.
          const content = await readFile(path, 'utf8');
          await writeFile(`${path}.${at}`, make(content));
          if ((await readFile(path, 'utf8')) !== content) return;
          await rename(`${path}.${at}`, path);
          written.push(word);
        };
        const { note, title } = await library.get(id);
        switch (act) {
          case 'note':
            await library.change([id], { note: `${note} ${word}` });
            break;
          case 'title':
            await library.change([id], { title: `${title} ${word}` });
            break;
          case 'tag':
            await library.change([id], { addTags: [word] });
            break;
          case 'text':
            await library.correct(id, {}, `${await library.markdown(id)}\n\n${word}`);
            break;
          case 'their-note':
            return outside((content) => content.replace(/^note: "(.*)"$/m, `note: "$1 ${word}"`));
          case 'their-title':
            return outside((content) => content.replace(/^title: "(.*)"$/m, `title: "$1 ${word}"`));
          case 'their-tag':
            return outside((content) =>
              /^tags:$/m.test(content)
                ? content.replace(/^tags:$/m, `tags:\n  - ${word}`)
                : content.replace(/^id: /m, `tags: [${word}]\nid: `),
            );
          case 'their-text':
            return outside((content) => `${content}\n\n${word}\n`);
          case 'look':
            return library.lookThrough({ now: true });
        }
        written.push(word);
      });
      const looks: Promise<unknown>[] = [];
      for (const [at, act] of acts.entries()) {
        // A look may run while things change, and our front matter may still be on its way to the file.
        const acting = act();
        if (steps[at]?.act === 'look' && steps[at]?.together) looks.push(acting);
        else await acting;
      }
      await Promise.all(looks);
      await library.lookThrough({ now: true });
      await library.close();
      library = await openLibrary(dir, rendering);
      await library.lookThrough({ now: true });
      await library.close();
      const kept = await everything(dir);
      for (const word of written) expect(kept).toContain(word);
    }),
    { numRuns: 25 },
  );
}, 120_000);
