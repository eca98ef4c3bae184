import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import { fetchedSource, fileSource, pastedSource } from './source.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (name: string, content: string | Uint8Array<ArrayBuffer>, url: string | null = null) =>
  fileSource({ kind: 'file', name, bytes: typeof content === 'string' ? utf8(content) : content, url });
const fetched = (contentType: string | null, content: string) =>
  fetchedSource({ status: 200, url: 'https://example.org/a', contentType, bytes: utf8(content) });

describe('a file', () => {
  test.each([
    ['a.html', '<p>x', 'page', 'html'],
    ['a.HTM', '<p>x', 'page', 'html'],
    ['a.b.xhtml', '<p>x', 'page', 'html'],
    ['a.md', '# x', 'text', 'md'],
    ['A.MARKDOWN', '# x', 'text', 'md'],
    ['a.txt', 'x', 'text', 'txt'],
  ])('%s', (name, content, kind, extension) => {
    expect(file(name, content)).toMatchObject({ kind, source: { extension } });
  });

  test.each([
    ['a.pdf', 'x'],
    ['a', 'x'],
    ['html', 'x'],
    ['folder.html/a', 'x'],
    ['a.html', '%PDF-1.7 x'],
    ['a.txt', 'PK\x03\x04\0\0\0\0\0\x01\0\0\x02\x03'],
    ['a.md', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0'],
  ])('%s with %j is refused', (name, content) => {
    expect(() => file(name, Buffer.from(content, 'latin1'))).toThrow(LibraryError);
  });

  test('the text in its encoding', () => {
    const utf16 = Buffer.from('\ufeffTitle\n\nWords', 'utf16le');
    expect(file('a.txt', utf16)).toMatchObject({ text: 'Title\n\nWords', format: 'text', name: 'a.txt' });
    expect(file('a.html', Buffer.from('\ufeff<p>Words</p>', 'utf16le')).kind).toBe('page');
  });

  test.each([
    ['<!-- saved from url=(0023)https://example.org/news -->\n<html>', 'https://example.org/news'],
    [
      '<!DOCTYPE html> <!--\n Page saved with SingleFile \n url: https://example.org/b?c=1 \n saved date: x\n-->',
      'https://example.org/b?c=1',
    ],
    ['<!-- saved from url=(0013)about:internet -->', null],
    ['<p>saved from url=(0023)https://example.org/news', null],
    ['<!-- something else --> url: https://example.org/', null],
  ])('%j was saved from %s', (content, url) => {
    expect(file('a.html', content)).toMatchObject({ url });
  });

  test('the address that the person gives goes before', () => {
    const saved = '<!-- saved from url=(0023)https://example.org/news -->';
    expect(file('a.html', saved, 'https://example.com/')).toMatchObject({ url: 'https://example.com/' });
  });

  test('any bytes are answered', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.html', 'a.txt', 'a.md'),
        (bytes, name) => {
          try {
            expect(file(name, bytes).source.bytes).toBe(bytes);
          } catch (error) {
            if (!(error instanceof LibraryError)) throw error;
          }
        },
      ),
    );
  });
});

describe('an answer of a server', () => {
  test.each([
    ['text/html; charset=utf-8', 'x', 'page', 'html'],
    ['application/xhtml+xml', 'x', 'page', 'html'],
    ['text/plain', '<p>x', 'text', 'txt'],
    ['TEXT/MARKDOWN; charset=utf-8', '# x', 'text', 'md'],
    ['text/x-markdown', '# x', 'text', 'md'],
    [null, '<!DOCTYPE html><p>x', 'page', 'html'],
    [null, 'plain words', 'text', 'txt'],
  ])('%s with %j', (contentType, content, kind, extension) => {
    expect(fetched(contentType, content)).toMatchObject({
      kind,
      url: 'https://example.org/a',
      source: { extension },
    });
  });
});

test.each([
  ['text', 'txt', 'text/plain; charset=utf-8'],
  ['html', 'html', 'text/html; charset=utf-8'],
  ['markdown', 'md', 'text/plain; charset=utf-8'],
] as const)('pasted %s', (format, extension, contentType) => {
  const source = pastedSource({ kind: 'text', text: 'ä', format, url: null });
  expect(source).toMatchObject({
    kind: 'text',
    format,
    contentType,
    source: { extension, bytes: utf8('ä') },
  });
});
