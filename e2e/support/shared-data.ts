import { readdir, readFile } from 'node:fs/promises';

const folder = new URL('../../../shared/data/pages/', import.meta.url);

export type SharedPage = { id: string; url: string; file: URL; with: string[]; without: string[] };

/** The real pages beside the project with phrases that must and must not be in their text; none where they are not. */
export async function sharedPages(): Promise<SharedPage[]> {
  const names = await readdir(new URL('html/', folder)).catch(() => []);
  if (names.length === 0) return [];
  const segments: Omit<SharedPage, 'file'>[] = JSON.parse(
    await readFile(new URL('segments.json', folder), 'utf8'),
  );
  return segments.map((page) => ({ ...page, file: new URL(`html/${page.id}.html.gz`, folder) }));
}
