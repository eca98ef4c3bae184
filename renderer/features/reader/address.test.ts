import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownAddress } from './address.ts';

test.each([
  ['https://example.org/a?b#c', { before: 'https://', host: 'example.org', after: '/a?b#c' }],
  ['http://example.org:8080/', { before: 'http://', host: 'example.org:8080', after: '' }],
  [
    'https://bank.example@evil.example/x',
    { before: 'https://bank.example@', host: 'evil.example', after: '/x' },
  ],
  [
    'https://evil.example:p@evil.example/',
    { before: 'https://evil.example:p@', host: 'evil.example', after: '' },
  ],
  ['mailto:desk@example.org', { before: 'mailto:desk@example.org', host: '', after: '' }],
])('%s is parted around its host', (address, parts) => {
  expect(shownAddress(address)).toEqual({ ascii: null, ...parts });
});

test.each([
  ['https://bücher.example/', 'bücher.example', 'xn--bcher-kva.example'],
  ['https://аррӏе.com/login', 'аррӏе.com', 'xn--80ak6aa92e.com'],
  ['https://例え.テスト/', '例え.テスト', 'xn--r8jz45g.xn--zckzah'],
])('%s is shown in letters and as it is looked up', (address, host, ascii) => {
  expect(shownAddress(address)).toMatchObject({ host, ascii });
});

test('what is not well formed is shown as it is', () => {
  expect(shownAddress('https://xn--a.example/')).toMatchObject({
    before: 'https://xn--a.example/',
    host: '',
  });
  expect(shownAddress('not an address')).toMatchObject({ before: 'not an address', host: '' });
});

test('every name of letters comes back from its punycode', () => {
  const letters = fc.constantFrom(...'abcäöüßéñøłşğдомсайт例え日本語한국어שלוםμῆνις');
  fc.assert(
    fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 20 }), (name) => {
      const address = `https://${name}.example/`;
      fc.pre(URL.canParse(address));
      const { host, ascii } = shownAddress(address);
      expect(new URL(`https://${host}/`).host).toBe(ascii ?? host);
    }),
  );
});
