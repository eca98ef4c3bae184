import { LibraryError } from '../../../shared/errors.ts';
import { fileStem } from '../../../shared/file-stem.ts';
import { sheetWords } from '../../../shared/locales/en-export.ts';
import { extensionOf, isOfNotes, isOneFile } from '../../../shared/model/export.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { ExportRequest, Library, Skipped } from '../library.types.ts';
import { slices } from '../store/yielding.ts';
import { uniqueNames } from './file-name.ts';
import type { OutputFolder } from './folder.ts';

/** A file for each of some articles; or, where the format has one file for all, one. Paths are relative to the folder, with
 * `/`; `images` is where the images of the file lie. */
export type PlannedFile = { ids: ArticleId[]; file: string; images: string };

/** The files, and what is in their way; `skipped`: articles that are gone. */
export type Plan = { files: PlannedFile[]; taken: string[]; skipped: Skipped[] };

const IMAGES = 'images';

/** Names every file before the first one is written. With `keep-both`, a name that is taken gets a number. */
export async function planFiles(
  library: Pick<Library, 'get'>,
  request: ExportRequest,
  folder: OutputFolder,
): Promise<Plan> {
  const names = namesIn(folder, request);
  const ids = [...new Set(request.ids)];
  if (isOneFile(request.format)) {
    const stem = isOfNotes(request.format) ? sheetWords.notesFile : sheetWords.articlesFile;
    const file = await names.file('', stem, request.name);
    return { files: [{ ids, file, images: '' }], taken: names.taken, skipped: [] };
  }
  const plan: Plan = { files: [], taken: names.taken, skipped: [] };
  const beside = request.images && (request.format === 'markdown' || request.format === 'json');
  const breathe = slices();
  for (const id of ids) {
    await breathe();
    if (request.signal.aborted) break;
    const record = await recordOf(library, id, plan.skipped);
    if (record === null) continue;
    const dir = request.tagFolders ? names.folder(record.tags[0]) : '';
    const dated = request.names === 'title' ? { ...record, published: null } : record;
    const file = await names.file(dir, fileStem(dated), ids.length === 1 ? request.name : undefined);
    const images = beside ? await names.images(dir, id) : '';
    plan.files.push({ ids: [id], file, images });
  }
  return plan;
}

async function recordOf(
  library: Pick<Library, 'get'>,
  id: ArticleId,
  skipped: Skipped[],
): Promise<StoredRecord | null> {
  try {
    return await library.get(id);
  } catch (error) {
    // It may have been deleted since it was chosen.
    if (!(error instanceof LibraryError && error.failure.code === 'not-found')) throw error;
    skipped.push({ id, title: id, failure: error.failure });
    return null;
  }
}

/** Hands out names, and notes which of them are taken on the disk. */
function namesIn(folder: OutputFolder, { format, existing }: ExportRequest) {
  const extension = extensionOf(format);
  const perFolder = new Map<string, (stem: string) => string>();
  const folders = uniqueNames();
  const folderOfTag = new Map<string, string>();
  const taken: string[] = [];
  const unique = (dir: string) => {
    const known = perFolder.get(dir) ?? uniqueNames();
    perFolder.set(dir, known);
    return known;
  };

  return {
    taken,
    /** The folder of a tag, with its `/`; '' without a tag. Tags that differ only in capitals share none. */
    folder(tag: string | undefined): string {
      if (tag === undefined) return '';
      const known = folderOfTag.get(tag) ?? `${folders(fileStem({ title: tag, published: null }))}/`;
      folderOfTag.set(tag, known);
      return known;
    },
    async file(dir: string, stem: string, named: string | undefined): Promise<string> {
      const next = unique(dir);
      const [wanted, end] =
        named === undefined
          ? [stem, extension]
          : [named.slice(0, named.length - extension.length), named.slice(-extension.length)];
      let file = `${dir}${next(wanted)}${end}`;
      while (existing === 'keep-both' && (await folder.isTaken(file))) file = `${dir}${next(wanted)}${end}`;
      if (existing === 'ask' && (await folder.isTaken(file))) taken.push(file);
      if (existing === 'replace') await folder.refuseTaken(file);
      return file;
    },
    async images(dir: string, id: ArticleId): Promise<string> {
      // Images are named by their content: what lies there from before is used again.
      const images = `${dir}${IMAGES}/${id}`;
      await folder.refuseOther(`${dir}${IMAGES}`);
      await folder.refuseOther(images);
      return images;
    },
  };
}
