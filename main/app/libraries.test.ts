import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LibraryError } from '../../shared/errors.ts';
import { openSettings } from '../settings/store.ts';
import { createLibraries, type LibraryAt } from './libraries.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'offprint-libraries-')));
});
afterEach(() => rm(root, { recursive: true }));

/** Libraries over a worker that opens every folder but those in `broken`. */
async function libraries({ folders, broken = [] }: { folders: string[]; broken?: string[] }) {
  const settings = await openSettings(join(root, 'settings'), () => {});
  const opened: LibraryAt[] = [];
  const moved: string[] = [];
  const made = createLibraries({
    first: { dir: join(root, 'one'), create: true },
    host: () => ({
      call: (name) =>
        name === 'library.info' && broken.includes(made.at().dir)
          ? Promise.reject(new LibraryError({ code: 'library-in-use', details: { dir: '', pid: 1 } }))
          : new Promise((resolve) => Reflect.apply(resolve, undefined, [{}])),
      async move() {
        opened.push(made.at());
      },
    }),
    settings,
    chooseFolder: async () => folders.shift() ?? null,
    onMove: () => moved.push('leaving'),
    onMoved: () => moved.push(made.at().dir),
  });
  return { libraries: made, settings, opened, moved };
}

async function folder(name: string, files: string[] = []): Promise<string> {
  const dir = join(root, name);
  await mkdir(dir);
  for (const file of files) await writeFile(join(dir, file), '{}');
  return dir;
}

test('goes on in a library that was chosen, and remembers the one that was left', async () => {
  await folder('one', ['library.json']);
  const two = await folder('two', ['library.json']);
  const three = await folder('three');
  const { libraries: all, settings, opened, moved } = await libraries({ folders: [two, three] });
  expect(await all.choose()).toEqual({ dir: two, kind: 'library', leaves: join(root, 'one') });
  await all.open(two);
  expect(await all.choose()).toEqual({ dir: three, kind: 'empty', leaves: two });
  await all.open(three);
  expect(opened).toEqual([
    { dir: two, create: false },
    { dir: three, create: true },
  ]);
  expect(moved).toEqual(['leaving', two, 'leaving', three]);
  expect(settings.get()).toMatchObject({ libraryDir: three, recentLibraries: [two, join(root, 'one')] });
  await all.open(two);
  expect(settings.get().recentLibraries).toEqual([three, join(root, 'one')]);
  await all.forget(join(root, 'one'));
  expect(await all.recent()).toEqual([{ dir: three, there: true }]);
});

test('a library that cannot be opened leads back to the one before', async () => {
  const one = await folder('one', ['library.json']);
  const two = await folder('two', ['library.json']);
  const { libraries: all, settings, opened, moved } = await libraries({ folders: [two], broken: [two] });
  await all.choose();
  await expect(all.open(two)).rejects.toMatchObject({ failure: { code: 'library-in-use' } });
  expect(all.at()).toEqual({ dir: one, create: false });
  expect(opened.map(({ dir }) => dir)).toEqual([two, one]);
  expect(moved).toEqual(['leaving']);
  expect(settings.get().libraryDir).toBeNull();
});

test('a folder that nobody chose is refused, and the present one stays', async () => {
  const one = await folder('one', ['library.json']);
  const { libraries: all, opened } = await libraries({ folders: [one] });
  await expect(all.open('/etc')).rejects.toMatchObject({ failure: { code: 'bad-request' } });
  expect(await all.choose()).toMatchObject({ kind: 'present' });
  await all.open(one);
  expect(await all.choose()).toBeNull();
  expect(opened).toEqual([]);
});
