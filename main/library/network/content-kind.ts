import type { Problem } from '../../../shared/model/record.ts';
import { imageType } from './image-type.ts';

/** What an answer is that is no page, as the problem of its stub. */
export type ContentKind = Extract<Problem, 'pdf' | 'image' | 'audio' | 'video' | 'unsupported-type'>;

const extensions: readonly (readonly [ContentKind, RegExp])[] = [
  ['pdf', /\.pdf$/i],
  ['image', /\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)$/i],
  ['audio', /\.(?:mp3|m4a|aac|oga|ogg|opus|wav|flac)$/i],
  ['video', /\.(?:mp4|m4v|webm|mov|mkv|avi|ogv|m3u8|mpe?g)$/i],
];

/** What an answer holds, by its Content-Type, and by the address where the type says nothing. */
export function kindOfType(contentType: string | null, url: URL): ContentKind {
  const type = (contentType?.split(';')[0] ?? '').trim().toLowerCase();
  const [family] = type.split('/');
  if (family === 'image' || family === 'audio' || family === 'video') return family;
  if (/^application\/(?:x-)?pdf$/.test(type)) return 'pdf';
  if (/mpegurl$/.test(type)) return 'video';
  if (!/^(?:application|binary)\/(?:octet-stream|force-download|x-download|download|binary)$/.test(type))
    return 'unsupported-type';
  return extensions.find(([, pattern]) => pattern.test(url.pathname))?.[0] ?? 'unsupported-type';
}

/** What came under the name of a page and is none, by its first bytes; null for what may be one. */
export function kindOfBytes(bytes: Uint8Array): ContentKind | null {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return 'pdf';
  return bytes.byteLength > 16 && imageType(bytes) !== null ? 'image' : null;
}
