import { expect, test } from 'vitest';
import { kindOfBytes, kindOfType } from './content-kind.ts';

test.each([
  ['application/pdf', '/a', 'pdf'],
  ['Image/JPEG; q=1', '/a', 'image'],
  ['audio/mpeg', '/a', 'audio'],
  ['video/mp4', '/a.html', 'video'],
  ['application/vnd.apple.mpegurl', '/live', 'video'],
  ['application/octet-stream', '/report.PDF', 'pdf'],
  ['binary/octet-stream', '/talk.mp3', 'audio'],
  ['application/octet-stream', '/a', 'unsupported-type'],
  ['application/zip', '/a.pdf', 'unsupported-type'],
  ['application/json', '/a', 'unsupported-type'],
])('%s at %s is %s', (type, path, kind) => {
  expect(kindOfType(type, new URL(path, 'https://example.org'))).toBe(kind);
});

test('what calls itself a page is told by its bytes', () => {
  expect(kindOfBytes(Buffer.from('%PDF-1.7\n'))).toBe('pdf');
  expect(kindOfBytes(Buffer.from(`GIF89a${'\0'.repeat(20)}`))).toBe('image');
  expect(kindOfBytes(Buffer.from('<!doctype html><p>GIF89a and %PDF-'))).toBeNull();
  expect(kindOfBytes(new Uint8Array())).toBeNull();
});
