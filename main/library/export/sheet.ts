import { readFile } from 'node:fs/promises';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { Ports } from '../ports.ts';
import { renderArticle } from '../render/rendered.ts';
import { dropHtmlImages, withImages } from './html-images.ts';
import { articlePage } from './html-page.ts';
import type { ExportSource } from './reading.ts';

/** An article as a page of its own, its images still at `images/…`. What is written on the screen, printed and made a PDF is
 * this one page. */
export async function sheetOf(
  library: Pick<ExportSource, 'rendered'>,
  ports: Pick<Ports, 'hostile' | 'log'>,
  record: StoredRecord,
  { images, beside = false }: { images: boolean; beside?: boolean },
): Promise<string> {
  const { html } = await library.rendered(record.id, '');
  const note = record.note === null || record.note.trim() === '' ? null : record.note;
  const noteHtml = note === null ? '' : dropHtmlImages((await renderArticle(ports, note, '')).html);
  const body = images ? html : dropHtmlImages(html);
  const written = { note: noteHtml, highlights: record.highlights };
  return articlePage(record, body, written, beside ? "'self' file: data:" : 'data:');
}

/** The page piece by piece, with the images in it. One that cannot be read leaves its description. */
export function sheetPieces(
  library: Pick<ExportSource, 'imagePath'>,
  id: ArticleId,
  page: string,
): AsyncGenerator<string> {
  return withImages(page, async (name) => {
    const path = await library.imagePath(id, name).catch(() => null);
    return path === null ? null : await readFile(path).catch(() => null);
  });
}
