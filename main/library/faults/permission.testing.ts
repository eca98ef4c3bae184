import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { LibraryError } from '../../../shared/errors.ts';
import { openLibrary } from '../library.ts';
import { article } from '../store/article.testing.ts';
import { titlesOf } from '../store/store.testing.ts';
import { herePorts } from './here.testing.ts';

// For tests: an ordinary user whose library loses its write permission while it is open. Prints what came of it as JSON.

const [folder = '', user = ''] = process.argv.slice(2);
// A superuser may write everywhere.
if (process.getuid?.() === 0) {
  process.setgid?.(Number(user));
  process.setuid?.(Number(user));
}
const dir = join(folder, 'Library');
const target = join(folder, 'target');
const library = await openLibrary(dir, herePorts);
const [first] = await library.add([article('First', 'xylophone one')]);
const id = first?.id ?? '';
await library.change([id], { note: 'before' });
await library.searchable();
await mkdir(target);

const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof LibraryError ? error.failure.code : String(error)),
  );
const save = () => codeOf(library.add([article('Second', 'xylophone two')]));
const note = () => codeOf(library.change([id], { note: 'after' }));
const exported = () =>
  codeOf(
    library.exportTo({
      ids: [id],
      out: join(target, 'out'),
      signal: new AbortController().signal,
      onProgress: () => {},
      format: 'json',
      images: true,
      notes: true,
      tagFolders: false,
      names: 'date-title',
      existing: 'ask',
    }),
  );

/** The folders of the library and the one for exports. */
async function permit(mode: number): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const inside = entries.filter((entry) => entry.isDirectory() || entry.name === 'changes.ndjson');
  for (const entry of inside) await chmod(join(entry.parentPath, entry.name), mode);
  await chmod(dir, mode);
  await chmod(target, mode);
}

async function state() {
  const { total } = await library.search({
    query: 'xylophone',
    typing: false,
    view: null,
    offset: 0,
    limit: 9,
  });
  return {
    titles: await titlesOf(library, 'xylophone'),
    total,
    note: (await library.get(id)).note,
    text: await library.markdown(id),
  };
}

await permit(0o555);
const refused = { save: await save(), export: await exported(), target: await readdir(target) };
const during = await state();
await permit(0o755);
const allowed = { save: await save(), note: await note(), export: await exported() };
const after = await state();
await library.close();
process.stdout.write(JSON.stringify({ refused, during, allowed, after }));
