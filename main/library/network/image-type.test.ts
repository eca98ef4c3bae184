import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageType } from './image-type.ts';

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpg'],
  ['GIF89a\x01\0\x01\0', 'gif'],
  ['GIF87a\x01\0\x01\0', 'gif'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'webp'],
  ['\0\0\0\x20ftypavif\0\0\0\0mif1miaf', 'avif'],
  ['\0\0\0\x18ftypmif1\0\0\0\0avif', 'avif'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1', null],
  ['\0\0\0\x10ftypmif1\0\0\0\0avif', null],
  ['<svg xmlns="http://www.w3.org/2000/svg">', null],
  ['<!doctype html>', null],
  ['RIFF\x24\0\0\0WAVE', null],
  ['', null],
])('%j', (bytes, expected) => {
  expect(imageType(latin(bytes))).toBe(expected);
});

test('any bytes, and any beginning of an AVIF, are answered', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      imageType(bytes);
      imageType(Buffer.concat([latin('\0\0\0\x20ftyp'), bytes]));
    }),
  );
});
