import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { ExportRequest, Skipped } from '../library.types.ts';
import type { Ports } from '../ports.ts';
import type { OutputFolder } from './folder.ts';
import { articleJson, articleMarkdown, articleText, withoutNotes } from './formats.ts';
import { dropImages, linkedImages, moveImages } from './image-links.ts';
import { markedText } from './marked-text.ts';
import type { PlannedFile } from './plan.ts';
import { type ExportSource, readOrSkip } from './reading.ts';
import { sheetOf, sheetPieces } from './sheet.ts';

export type Exporting = {
  library: ExportSource;
  ports: Ports;
  request: ExportRequest;
  folder: OutputFolder;
};

/** Writes the file of one article. Null, or why the article had to be passed over. Throws what writing throws. */
export async function writeArticle(exporting: Exporting, planned: PlannedFile): Promise<Skipped | null> {
  const { library, request } = exporting;
  const [id = ''] = planned.ids;
  const read = await readOrSkip({ id, title: id }, () => library.get(id));
  if ('skipped' in read) return read.skipped;
  const record = request.notes ? read.value : withoutNotes(read.value);
  switch (request.format) {
    case 'markdown':
    case 'json':
      return await writeText(exporting, planned, record);
    case 'html':
    case 'pdf':
      return await writePage(exporting, planned, record);
    case 'text': {
      const rendered = await readOrSkip(record, () => library.rendered(id, ''));
      if ('skipped' in rendered) return rendered.skipped;
      await exporting.folder.write(planned.file, articleText(record, rendered.value.text));
      return null;
    }
    case 'csv':
    case 'notes-markdown':
    case 'notes-csv':
    case 'notes-json':
      throw new Error(`${request.format} has one file for all`);
  }
}

/** The images go first: a file never points to what is not there yet. */
async function writeText(
  { library, ports, request, folder }: Exporting,
  { file, images }: PlannedFile,
  record: StoredRecord,
): Promise<Skipped | null> {
  const read = await readOrSkip(record, async () => ({
    markdown: await library.markdown(record.id),
    written: request.format === 'markdown' ? await markedText(library, ports, record) : null,
  }));
  if ('skipped' in read) return read.skipped;
  const { markdown, written } = read.value;
  // Links are relative to the file, which may lie in a folder of a tag.
  const linked = images.slice(file.lastIndexOf('/') + 1);
  if (request.images)
    await copyImages(library, folder, record, markdown, images, request.existing === 'replace');
  const moved = {
    ...record,
    image: request.images ? (record.image?.replace(/^images\//, `${linked}/`) ?? null) : null,
  };
  const placed = (text: string) => (request.images ? moveImages(text, linked) : dropImages(text));
  await folder.write(
    file,
    request.format === 'json'
      ? `${JSON.stringify(articleJson(moved, placed(markdown)))}\n`
      : articleMarkdown(moved, placed(written?.markdown ?? markdown)) + (written?.below ?? ''),
  );
  return null;
}

async function writePage(
  { library, ports, request, folder }: Exporting,
  { file }: PlannedFile,
  record: StoredRecord,
): Promise<Skipped | null> {
  const sheet = await readOrSkip(record, () => sheetOf(library, ports, record, { images: request.images }));
  if ('skipped' in sheet) return sheet.skipped;
  const pieces = sheetPieces(library, record.id, sheet.value);
  const { pdf } = ports;
  if (request.format === 'html' || pdf === undefined) {
    await folder.write(file, pieces);
    return null;
  }
  const printed = await readOrSkip(record, async () =>
    pdf(await wholePage(pieces), { signal: request.signal }),
  );
  if ('skipped' in printed) return printed.skipped;
  await folder.write(file, printed.value);
  return null;
}

/** All of a page's pieces as UTF-8. */
export async function wholePage(pieces: AsyncIterable<string>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return new Uint8Array(Buffer.concat(parts));
}

/** An image that is there from before is used again, unless files are to be replaced. One that the library has lost costs the image, not the article: `check` tells of it. */
async function copyImages(
  library: ExportSource,
  folder: OutputFolder,
  record: StoredRecord,
  markdown: string,
  images: string,
  replace: boolean,
): Promise<void> {
  const names = new Set(linkedImages(markdown));
  if (record.image !== null) names.add(record.image.replace(/^images\//, ''));
  for (const name of names) {
    const path = await imagePath(library, record.id, name);
    if (path === null || (!replace && (await folder.isTaken(`${images}/${name}`)))) continue;
    try {
      await folder.copy(path, `${images}/${name}`);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

async function imagePath(library: ExportSource, id: ArticleId, name: string): Promise<string | null> {
  return library.imagePath(id, name).catch((error: unknown) => {
    if (isGone(error)) return null;
    throw error;
  });
}

function isGone(error: unknown): boolean {
  return error instanceof LibraryError && error.failure.code === 'not-found';
}
