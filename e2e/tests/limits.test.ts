import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, launch, project, test } from '../support/app.ts';
import { mission } from '../support/mission.ts';

const words = 'Every word of this text is kept, whatever stands around it.';

/** Small texts that a parser hangs on or overflows its stack with. Ours takes the boxes in its stride, and the quotes end
 * by a limit. */
const quotes = `In quotes. ${words}\n\n${'>'.repeat(50_000)} a\n\nThe last line.`;
const boxes = `<p>In boxes. ${words}</p>${'<div>'.repeat(100_000)}The last line.`;

test('A hostile text is kept with its words, and the window goes on meanwhile', async ({ offprint }) => {
  test.slow();
  const { window } = offprint;
  const add = await window.add();
  await add.saveText(await mission.text());
  await expect(add.job(mission.title)).toContainText('Saved');
  await add.saveText(quotes, 'Markdown');
  await add.saveText(boxes, 'HTML');
  await expect(add.job('In boxes.')).toContainText('Finding the article');
  await add.close();

  // Meanwhile one searches, and reads another article.
  await window.search.fill('lankov');
  await expect(window.list.locator('mark').first()).toHaveText(/lankov/i);
  await window.open(mission.title);
  await window.search.fill('');

  const row = window.row(/^In quotes\./);
  await expect(row).toContainText('took too much time or memory', { timeout: 60_000 });
  await expect(window.row(/^In boxes\./)).toContainText('1 min', { timeout: 60_000 });
  for (const begin of ['In quotes.', 'In boxes.']) {
    await window.row(new RegExp(`^${begin}`)).click();
    await expect(window.reader.title).toContainText(begin);
    await expect(window.reader.article).toContainText(words);
    await expect(window.reader.article).toContainText('The last line.');
  }
  await row.click();
  await expect(window.reader.pane.getByRole('alert')).toContainText('took too much time or memory');
});

/** Ways to run away, and the limit that each ends by. Both processes of the app do their jobs one after the other. */
const runaways = {
  render: { loop: 'time', nesting: 'crash' },
  extractText: { heap: 'memory', buffers: 'memory', nesting: 'crash', crash: 'crash' },
};

test('What runs away in the app’s disposable processes ends by its limit, and the next job works', async ({
  folder,
}) => {
  const app = await launch([await hostAlone(folder)]);
  try {
    await app.evaluate((electron) => electron.app.whenReady());
    const run = (job: string, text: string): Promise<string> =>
      app.evaluate((_electron, [name, input]) => Reflect.get(globalThis, 'run')(name, input), [
        job,
        text,
      ] as const);
    const jobs = Object.entries(runaways).map(async ([job, ways]) => {
      const ends: Record<string, string> = {};
      for (const way of Object.keys(ways)) {
        ends[way] = (await run(job, way)).replace(/^over-limit /, '');
        expect(await run(job, 'next'), `${job} after ${way}`).toBe('done next');
      }
      return [job, ends];
    });
    // The process around them goes on meanwhile.
    expect(await app.evaluate(() => 'answers')).toBe('answers');
    expect(Object.fromEntries(await Promise.all(jobs))).toEqual(runaways);
  } finally {
    await app.close();
  }
});

/** A program for Electron that is nothing but the app's own host of the disposable process, with a child that runs away as
 * it is told. Its folder. */
async function hostAlone(folder: string): Promise<string> {
  const program = join(folder, 'host');
  await mkdir(program);
  const child = join(program, 'child.mjs');
  await copyFile(join(project, 'main/library/hostile/fixtures/runaway-child.mjs'), child);
  await writeFile(
    join(program, 'package.json'),
    '{ "name": "host", "version": "1.0.0", "main": "main.mjs" }',
  );
  await build({
    stdin: {
      contents: `
        import { appHostile } from './main/app/hostile.ts';
        const host = appHostile(${JSON.stringify(child)}, () => {});
        const rest = { format: 'text', url: null, name: null, imagePrefix: 'x' };
        globalThis.run = async (job, text) => {
          try {
            const input = job === 'render' ? { markdown: text, imageBase: '' } : { text, ...rest };
            const answer = await host(job, input);
            return 'done ' + (answer.title ?? answer.html);
          } catch ({ failure }) {
            return failure.code + ' ' + failure.details.limit;
          }
        };`,
      resolveDir: project,
    },
    outfile: join(program, 'main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.18',
    external: ['electron'],
    logLevel: 'silent',
  });
  return program;
}
