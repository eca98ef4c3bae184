import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { ExportRequest, Library } from '../library.types.ts';
import { fileStem, uniqueNames } from './file-name.ts';
import { type OutputFolder, openFolder } from './folder.ts';
import { articleJson, articleMarkdown, articleText } from './formats.ts';
import { articleHtml, dropHtmlImages, moveHtmlImages } from './html-page.ts';
import { dropImages, linkedImages, moveImages } from './image-links.ts';

/** What exporting needs of a library. */
export type ExportSource = Pick<Library, 'dir' | 'get' | 'markdown' | 'rendered' | 'imagePath'>;

const IMAGES = 'images';
const extensions = { markdown: '.md', html: '.html', text: '.txt', json: '.json' } as const;

/** Writes each article into a file of its own, `<day> <title>.<extension>`, and its images into `images/<id>/` beside it.
 * Every name is known, and free, before the first file is written; each file appears whole. When it is cancelled, what
 * was written stays. Throws `not-found`, `already-exists`, `inside-library`, `unsupported-file`, `read-only`, `disk-full`. */
export async function exportArticles(
  library: ExportSource,
  request: ExportRequest,
): Promise<{ files: string[]; cancelled: boolean }> {
  const folder = await openFolder(request.out, library.dir, request.overwrite);
  const files: string[] = [];
  try {
    const plan = await planFiles(library, request, folder);
    for (const planned of plan) {
      if (request.signal.aborted) break;
      await exportOne(library, request, folder, planned);
      files.push(folder.path(planned.file));
      request.onProgress(files.length, plan.length);
    }
    return { files, cancelled: request.signal.aborted };
  } finally {
    if (files.length === 0) await folder.removeEmpty();
  }
}

/** `file` is relative to the folder. */
type PlannedFile = { id: ArticleId; file: string };

/** Names the files and makes sure that nothing is in their way. */
async function planFiles(
  library: ExportSource,
  request: ExportRequest,
  folder: OutputFolder,
): Promise<PlannedFile[]> {
  const unique = uniqueNames();
  const ids = new Set(request.ids);
  const plan: PlannedFile[] = [];
  await folder.refuseOther(IMAGES);
  for (const id of ids) {
    if (request.signal.aborted) return plan;
    const own = ids.size === 1 ? request.name : undefined;
    const file = own ?? `${unique(fileStem(await library.get(id)))}${extensions[request.format]}`;
    await folder.refuseTaken(file);
    if (request.overwrite) await folder.refuseOther(`${IMAGES}/${id}`);
    else await folder.refuseTaken(`${IMAGES}/${id}`);
    plan.push({ id, file });
  }
  return plan;
}

/** The images go first: a file never points to what is not there yet. */
async function exportOne(
  library: ExportSource,
  request: ExportRequest,
  folder: OutputFolder,
  { id, file }: PlannedFile,
): Promise<void> {
  const record = await library.get(id);
  const markdown = await library.markdown(id);
  const images = `${IMAGES}/${id}`;
  const withImages = request.images && request.format !== 'text';
  if (withImages) await copyImages(library, folder, record, markdown, images);
  const moved = withImages
    ? { ...record, image: record.image?.replace(/^images\//, `${images}/`) ?? null }
    : { ...record, image: null };
  const text = withImages ? moveImages(markdown, images) : dropImages(markdown);
  switch (request.format) {
    case 'markdown':
      return await folder.write(file, articleMarkdown(moved, text));
    case 'json':
      return await folder.write(file, `${JSON.stringify(articleJson(moved, text), null, 2)}\n`);
    case 'html': {
      const { html } = await library.rendered(id, '');
      const body = withImages ? moveHtmlImages(html, images) : dropHtmlImages(html);
      return await folder.write(file, articleHtml(record, body));
    }
    case 'text': {
      const rendered = await library.rendered(id, '');
      return await folder.write(file, articleText(record, rendered.text));
    }
  }
}

/** An image that the library has lost costs the image, not the article: `check` tells of it. */
async function copyImages(
  library: ExportSource,
  folder: OutputFolder,
  record: StoredRecord,
  markdown: string,
  images: string,
): Promise<void> {
  const names = new Set(linkedImages(markdown));
  if (record.image !== null) names.add(record.image.replace(/^images\//, ''));
  for (const name of names) {
    try {
      await folder.copy(await library.imagePath(record.id, name), `${images}/${name}`);
    } catch (error) {
      if (!(error instanceof LibraryError && error.failure.code === 'not-found')) throw error;
    }
  }
}
