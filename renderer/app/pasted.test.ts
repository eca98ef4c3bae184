import { expect, test } from 'vitest';
import { linksOnly } from './pasted.ts';

test('one link, or many', () => {
  expect(linksOnly(' https://a.example/x ')).toEqual(['https://a.example/x']);
  expect(linksOnly('https://a.example/x\r\nhttp://b.example/y https://a.example/x')).toEqual([
    'https://a.example/x',
    'http://b.example/y',
  ]);
});

test('a text with a link in it is a text', () => {
  expect(linksOnly('Read https://a.example/x')).toBeNull();
  expect(linksOnly('')).toBeNull();
  expect(linksOnly('ftp://a.example/x')).toBeNull();
  expect(linksOnly('https://')).toBeNull();
});
