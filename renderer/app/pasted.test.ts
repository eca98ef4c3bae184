import { expect, test } from 'vitest';
import { linksOnly, tabFor } from './pasted.ts';

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

test('links with a few words around them are for the links, an article with a link in it is a text', () => {
  expect(tabFor('Read this: https://a.example/x, please')).toBe('link');
  expect(tabFor('The night boat\nhttps://a.example/x\n\nPilots ask\nhttps://b.example/y')).toBe('link');
  expect(tabFor(`The night boat\n\n${'It left at twenty past nine. '.repeat(9)}\nhttps://a.example/x`)).toBe(
    'text',
  );
  expect(tabFor('Words')).toBe('text');
  expect(tabFor('')).toBe('text');
});
