/** Formats in which images are kept: those that every reader shows and that cannot carry script. */
export type ImageType = 'png' | 'jpg' | 'gif' | 'webp' | 'avif';

/** The format of an image by its first bytes, whatever its name or Content-Type say; the value is the extension of the
 * file. Null for everything else, SVG and HTML among it. */
export function imageType(bytes: Uint8Array): ImageType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.slice(4, 8) === 'ftyp' && hasAvifBrand(bytes, head)) return 'avif';
  return null;
}

/** ISO 14496-12: after the box's size and `ftyp` come the major brand, a version and the compatible brands. */
function hasAvifBrand(bytes: Uint8Array, head: string): boolean {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const brands = [head.slice(8, 12)];
  for (let offset = 16; offset + 4 <= Math.min(size, head.length); offset += 4) {
    brands.push(head.slice(offset, offset + 4));
  }
  return brands.includes('avif') || brands.includes('avis');
}
