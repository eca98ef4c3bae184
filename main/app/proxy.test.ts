import { expect, test } from 'vitest';
import { proxyOf } from './proxy.ts';

test.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.example:8080; DIRECT', 'http://proxy.example:8080'],
  ['HTTP proxy.example:3128', 'http://proxy.example:3128'],
  ['HTTPS secure.example:443;PROXY b:1', 'https://secure.example:443'],
  ['SOCKS5 127.0.0.1:1080', 'socks5://127.0.0.1:1080'],
  ['  proxy  [::1]:8080 ', 'http://[::1]:8080'],
  ['DIRECT; PROXY late:1', null],
])('%j is %j', (list, proxy) => {
  expect(proxyOf(list)).toBe(proxy);
});
