import { cp, link, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A program of its own: a runtime with one app in it, as an installed one is. */
export type Program = { name: string; executable: string };

/** Makes a program from the runtime in `dist`, whose app has these files (by their paths) and leads to others by links. Each
 * program has its own copy and its own name: a runtime that is called `electron` does not count as packaged. */
export async function makeProgram(
  folder: string,
  {
    name,
    dist,
    files,
    links = {},
  }: { name: string; dist: string; files: Record<string, string>; links?: Record<string, string> },
): Promise<Program> {
  const at = join(folder, name);
  await rm(at, { recursive: true, force: true });
  await linkFolder(dist, at);
  const executable = join(at, name);
  await link(join(dist, 'electron'), executable);
  const app = join(at, 'resources', 'app');
  await mkdir(app, { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(app, path), text);
  for (const [path, target] of Object.entries(links)) await symlink(target, join(app, path));
  return { name, executable };
}

/** The runtime's files as hard links: nothing is copied, and nothing of it is written. */
async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (entry.name === 'resources') await mkdir(target);
      else await linkFolder(source, target);
    } else if (entry.name !== 'electron')
      await link(source, target).catch(() => cp(source, target, { verbatimSymlinks: true }));
  }
}
