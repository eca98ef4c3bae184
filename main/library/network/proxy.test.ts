import { expect, test } from 'vitest';
import { proxyFromEnvironment } from './proxy.ts';

test('a proxy for each scheme', async () => {
  const proxyFor = proxyFromEnvironment({ http_proxy: 'http://a:1', HTTPS_PROXY: 'b:2' });
  expect(await proxyFor('http://example.com/')).toBe('http://a:1');
  expect(await proxyFor('https://example.com/')).toBe('http://b:2');
});

test('ALL_PROXY stands in, nothing means none', async () => {
  expect(await proxyFromEnvironment({ ALL_PROXY: 'http://a:1' })('https://example.com/')).toBe('http://a:1');
  expect(await proxyFromEnvironment({ http_proxy: '' })('http://example.com/')).toBeNull();
});

test.each([
  ['example.com', 'http://example.com/', null],
  ['example.com', 'http://www.example.com/', null],
  ['.example.com', 'http://www.example.com/', null],
  ['*.example.com', 'http://www.example.com/', null],
  ['EXAMPLE.com', 'http://example.com/', null],
  ['example.com', 'http://notexample.com/', 'http://a:1'],
  ['a.b, example.com:8080', 'http://example.com:8080/', null],
  ['example.com:8080', 'http://example.com/', 'http://a:1'],
  ['::1', 'http://[::1]:3000/', null],
  ['[::1]:3000', 'http://[::1]:3000/', null],
  ['127.0.0.1', 'http://127.1/', null],
  ['*', 'http://example.com/', null],
  [' , ', 'http://example.com/', 'http://a:1'],
])('NO_PROXY=%s, %s', async (exceptions, url, expected) => {
  expect(await proxyFromEnvironment({ http_proxy: 'http://a:1', no_proxy: exceptions })(url)).toBe(expected);
});
