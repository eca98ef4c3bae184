import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesIn, addressKey, webAddress } from './url.ts';

const same = (...addresses: string[]) => new Set(addresses.map(addressKey)).size === 1;

test('two addresses are one article when only scheme, case of the host, last slash, fragment or tracking differ', () => {
  expect(
    same(
      'https://Example.org/a/b?x=1',
      'http://example.org/a/b/?x=1',
      ' https://example.org/a/b?utm_source=n&x=1&fbclid=2#top ',
    ),
  ).toBe(true);
  expect(same('https://example.org', 'https://example.org/')).toBe(true);
  expect(same('https://example.org:443/a', 'http://example.org:80/a')).toBe(true);
});

test('path, query, port and a fragment that is a path tell articles apart', () => {
  expect(same('https://example.org/a', 'https://example.org/A')).toBe(false);
  expect(same('https://example.org/a?x=1', 'https://example.org/a?x=2')).toBe(false);
  expect(same('https://example.org/a', 'https://example.org:8080/a')).toBe(false);
  expect(same('https://example.org/#/story/1', 'https://example.org/#/story/2')).toBe(false);
  expect(same('https://example.org/#!story', 'https://example.org/')).toBe(false);
});

test('what is no address of the web has no key', () => {
  for (const address of [
    '',
    'example.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://example.org/',
    'https://',
  ])
    expect(addressKey(address)).toBeNull();
  expect(webAddress('https://example.org/a b')?.href).toBe('https://example.org/a%20b');
});

test('fragments, tracking and http instead of https never change the key', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), (address) => {
      const tracked = `${address}${address.includes('?') ? '&' : '?'}utm_medium=mail#part`;
      expect(addressKey(tracked)).toBe(addressKey(address));
      expect(addressKey(address.replace('https', 'http'))).toBe(addressKey(address));
    }),
  );
});

test('an address of a million slashes, or a million full stops, is read in one go', () => {
  const slashes = `https://example.org${'/'.repeat(1_000_000)}x`;
  expect(addressKey(slashes)?.length).toBeGreaterThan(1_000_000);
  expect(addressesIn(`${'https://example.org/'}${'.'.repeat(1_000_000)}x`)).toHaveLength(1);
});

test('addresses are found between words, each once, without the marks of the sentence', () => {
  expect(
    addressesIn('See https://a.example/x, (http://b.example/y). And https://a.example/x!\nhttps://c.example'),
  ).toEqual(['https://a.example/x', 'http://b.example/y', 'https://c.example']);
});

test('a bracket that was opened inside an address belongs to it, and one page is found once', () => {
  expect(addressesIn('(https://a.example/Mercury_(planet)), https://a.example/b_(c')).toEqual([
    'https://a.example/Mercury_(planet)',
    'https://a.example/b_(c',
  ]);
  expect(addressesIn('https://a.example/x?utm_source=y https://A.example/x/#top')).toEqual([
    'https://a.example/x?utm_source=y',
  ]);
  expect(addressesIn(`${'https://example.org/'}${')'.repeat(1_000_000)}`)).toEqual(['https://example.org/']);
});
