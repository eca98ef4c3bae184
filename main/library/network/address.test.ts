import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostAndPort, isLocalName, isPrivateAddress, literalAddress } from './address.ts';

const notPublic = [
  '0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1',
  '172.31.255.255 192.168.1.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fe80::1%eth0',
  'fd00::1 fc00::1 ff02::1 fec0::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 64:ff9b::10.0.0.1',
  '64:ff9b::7f00:1 64:ff9b::1 64:ff9b:1::1 2001::1 2001:db8::1 2002:7f00:1::',
].flatMap((line) => line.split(' '));
const open =
  '1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0 192.167.1.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::8.8.8.8';

describe('isPrivateAddress', () => {
  test.each(notPublic)('%s is not public', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
  test.each(open.split(' '))('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
  test.each(['', 'localhost', '127.1', 'x'])('%j is no address and not let through', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
  test('an IPv4 address is judged the same in every spelling', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const judged = isPrivateAddress(address);
        const parts = address.split('.').map(Number);
        const hex = parts.map((part) => part.toString(16).padStart(2, '0'));
        expect(isPrivateAddress(`::ffff:${address}`)).toBe(judged);
        expect(isPrivateAddress(`::ffff:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`)).toBe(judged);
        expect(isPrivateAddress(`64:ff9b::${address}`)).toBe(judged);
        expect(isPrivateAddress(`64:ff9b:0:0:0:0:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`)).toBe(judged);
      }),
    );
  });
});

describe('literalAddress', () => {
  const spellings =
    '127.0.0.1 127.1 0177.0.0.1 0x7f.0.0.1 2130706433 0x7f000001 017700000001 127.0.0.1. １２７.0.0.1';
  test.each(spellings.split(' '))('http://%s/ names 127.0.0.1', (host) => {
    expect(literalAddress(new URL(`http://${host}/`))).toBe('127.0.0.1');
  });
  test('IPv6, and none', () => {
    expect(literalAddress(new URL('http://[0:0:0:0:0:ffff:127.0.0.1]/'))).toBe('::ffff:7f00:1');
    expect(literalAddress(new URL('http://example.com/'))).toBeNull();
  });
});

test('hostAndPort writes the port out', () => {
  expect(hostAndPort(new URL('https://Example.com/a'))).toEqual({ host: 'example.com', port: '443' });
  expect(hostAndPort(new URL('http://[::1]:80/'))).toEqual({ host: '[::1]', port: '80' });
  expect(hostAndPort(new URL('http://h:8080/'))).toEqual({ host: 'h', port: '8080' });
});

test('isLocalName', () => {
  expect(['localhost', 'a.localhost', 'LOCALHOST.'].map(isLocalName)).toEqual([true, true, true]);
  expect(['localhost.com', 'mylocalhost'].map(isLocalName)).toEqual([false, false]);
});
