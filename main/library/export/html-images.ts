/** An image of the article in a rendered page. Text holds no `<`, so that only real tags match. */
const image = /<img\s[^>]*?\bsrc="images\/([^"]+)"[^>]*>/g;

/** Only what cannot carry script. */
const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** A page piece by piece, with each image of the article put into it. One image at a time is in memory. Where `read` gives
 * null, the image's description stands in its place. */
export async function* withImages(
  html: string,
  read: (name: string) => Promise<Uint8Array | null>,
): AsyncGenerator<string> {
  let done = 0;
  for (const { 0: tag, 1: name = '', index } of html.matchAll(image)) {
    yield html.slice(done, index);
    done = index + tag.length;
    const type = types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
    const bytes = type === undefined ? null : await read(name);
    if (bytes === null) {
      yield description(tag);
      continue;
    }
    const at = tag.indexOf('src="') + 'src="'.length;
    yield `${tag.slice(0, at)}data:${type};base64,`;
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    yield tag.slice(tag.indexOf('"', at));
  }
  yield html.slice(done);
}

/** Puts each image's description in its place. */
export function dropHtmlImages(html: string): string {
  return html.replace(/<img\b[^>]*>/g, description);
}

function description(tag: string): string {
  return /\balt="([^"]*)"/.exec(tag)?.[1] ?? '';
}
