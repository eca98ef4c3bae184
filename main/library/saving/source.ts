import { LibraryError } from '../../../shared/errors.ts';
import type { SaveItem } from '../../../shared/model/save.ts';
import { withoutControls } from '../../../shared/text/controls.ts';
import { webAddress } from '../../../shared/url.ts';
import { decodeText } from '../capture/charset.ts';
import type { Fetched, HostileJobs, NewArticle } from '../ports.ts';

type Kept = { source: NonNullable<NewArticle['source']>; contentType: string | null };
/** What an article is made from: a page as bytes, or a text; and the bytes that are kept beside the article. */
export type Source =
  | ({ kind: 'page'; url: string | null } & Kept)
  | ({ kind: 'text' } & Omit<HostileJobs['extractText']['input'], 'imagePrefix'> & Kept);

/** What a server sent. Plain text and Markdown are told by the type; an answer without a type is a page when it has markup
 * in it. */
export function fetchedSource({ bytes, contentType, url }: Fetched): Source {
  const type = (contentType?.split(';')[0] ?? '').trim().toLowerCase();
  const markdown = type === 'text/markdown' || type === 'text/x-markdown';
  if (markdown || type === 'text/plain' || (type === '' && !hasMarkup(bytes))) {
    const extension = markdown ? 'md' : 'txt';
    return textSource(decodeText(bytes, contentType), extension, { bytes, contentType, url, name: null });
  }
  return { kind: 'page', url, contentType, source: { extension: 'html', bytes } };
}

/** What a person pasted. */
export function pastedSource({ text, format, url }: Extract<SaveItem, { kind: 'text' }>): Source {
  const bytes = new TextEncoder().encode(text);
  const extension = { text: 'txt', html: 'html', markdown: 'md' } as const;
  const contentType = `text/${format === 'html' ? 'html' : 'plain'}; charset=utf-8`;
  const source = { extension: extension[format], bytes };
  return { kind: 'text', text: withoutControls(text), format, url, name: null, contentType, source };
}

/** A file, by its name's extension and what is in it.
 *
 * @throws LibraryError `unsupported-file`
 */
export function fileSource({ name, bytes, url }: Extract<SaveItem, { kind: 'file' }>): Source {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const contentType = null;
  switch (extension) {
    case 'html':
    case 'htm':
    case 'xhtml':
      if (isBinary(bytes)) break;
      return {
        kind: 'page',
        url: url ?? savedFrom(bytes),
        contentType,
        source: { extension: 'html', bytes },
      };
    case 'md':
    case 'markdown':
    case 'txt': {
      if (isBinary(bytes)) break;
      const kept = extension === 'txt' ? 'txt' : 'md';
      return textSource(decodeText(bytes, null), kept, { bytes, contentType, url, name });
    }
  }
  throw new LibraryError({ code: 'unsupported-file', details: { name } });
}

function textSource(
  text: string,
  extension: 'md' | 'txt',
  {
    bytes,
    ...rest
  }: { bytes: Uint8Array; contentType: string | null; url: string | null; name: string | null },
): Source {
  const format = extension === 'md' ? 'markdown' : 'text';
  return { kind: 'text', text: withoutControls(text), format, source: { extension, bytes }, ...rest };
}

/** The address that browsers (`saved from url=(0023)https://…`) and SingleFile (`url: https://…`) write into a comment at
 * the head of a page they save. Null when there is none. */
function savedFrom(bytes: Uint8Array): string | null {
  const head = headOf(bytes, 4096);
  const browser = /<!--\s*saved from url=\(\d+\)(\S+)/i.exec(head);
  const singleFile = /<!--\s*Page saved with SingleFile\s[^>]*?\burl:\s*(\S+)/i.exec(head);
  return webAddress(browser?.[1] ?? singleFile?.[1] ?? '')?.href ?? null;
}

function hasMarkup(bytes: Uint8Array): boolean {
  return /<(?:!doctype|html|head|body|title|meta|article|div|p)\b/i.test(
    headOf(bytes, 4096).replaceAll('\0', ''),
  );
}

/** Whether what calls itself text is none: PDF, archives, images. Text has no zero byte once it is decoded. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  return headOf(bytes, 5) === '%PDF-' || decodeText(sample, null).includes('\0');
}

function headOf(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}
