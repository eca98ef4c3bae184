import type { Library } from '../../library/index.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine, plainLines } from '../print.ts';

export const showFormats = ['markdown', 'html', 'text', 'json'] as const;
export type ShowFormat = (typeof showFormats)[number];

/** Prints one article. Images are linked as `images/…`, as they lie in its folder. */
export async function show(
  library: Library,
  io: Io,
  { id, format }: { id: string; format: ShowFormat },
): Promise<Exit> {
  // Another program may have written it.
  await library.look([id]);
  const text = await shown(library, id, format);
  await io.out(io.columns === null ? text : plainLines(text));
  return 0;
}

async function shown(library: Library, id: string, format: ShowFormat): Promise<string> {
  const { articleJson, articleMarkdown } = await import('../../library/index.ts');
  const record = await library.get(id);
  switch (format) {
    case 'markdown':
      return articleMarkdown(record, await library.markdown(id));
    case 'html':
      return await library.pageBeside(id);
    case 'text':
      return `${(await library.rendered(id, '')).text}\n`;
    case 'json':
      return jsonLine(articleJson(record, await library.markdown(id)));
  }
}
