import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { webAddress } from '../../shared/url.ts';
import { isSomething, nothing, readLink, readWanted } from './wanted.ts';

const address = 'https://example.org/a?b=c&d=%26#e';
const linkTo = (url: string) => `offprint://save?url=${encodeURIComponent(url)}`;

describe('readLink', () => {
  test.each([
    ['a link', linkTo(address), address],
    ['one with a slash', `offprint://save/?url=${encodeURIComponent(address)}`, address],
    [
      'capital letters, as browsers do not keep them',
      linkTo(address).replace('offprint', 'OFFPRINT'),
      address,
    ],
    ['more than is asked for', `${linkTo('http://example.org/')}&title=A&tag=b`, 'http://example.org/'],
  ])('reads %s', (_what, link, expected) => {
    expect(readLink(link)).toBe(expected);
  });

  test.each([
    ['no address', 'offprint://save'],
    ['an empty one', 'offprint://save?url='],
    ['two', `${linkTo(address)}&url=https://example.com`],
    ['a file', linkTo('file:///etc/passwd')],
    ['a script', linkTo('javascript:alert(1)')],
    ['data', linkTo('data:text/html,hello')],
    ['itself', linkTo('offprint://save')],
    ['no host', linkTo('https://')],
    ['another act', 'offprint://delete?url=https://example.org'],
    ['a longer path', `offprint://save/all?url=${encodeURIComponent(address)}`],
    ['a port', 'offprint://save:80?url=https://example.org'],
    ['somebody', 'offprint://ida@save?url=https://example.org'],
    ['another scheme', 'offprint-app://save?url=https://example.org'],
    ['a place without a host', 'offprint:save?url=https://example.org'],
    ['no link at all', 'offprint:'],
    ['too long', linkTo(`https://example.org/${'a'.repeat(9000)}`)],
  ])('refuses %s', (_what, link) => {
    expect(readLink(link)).toBeNull();
  });

  test('gives every web address back, and nothing else whatever is in the link', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(readLink(linkTo(url))).toBe(new URL(url).href);
      }),
    );
    const parts = fc.oneof(
      fc.string(),
      fc.constantFrom('save', '?url=', 'https://', 'file://', '/', '@', '&', '%00'),
    );
    fc.assert(
      fc.property(fc.array(parts), (words) => {
        const link = readLink(`offprint:${words.join('')}`);
        expect(link === null || webAddress(link)?.href === link).toBe(true);
      }),
    );
  });
});

describe('readWanted', () => {
  test('takes links, paths and addresses of files', () => {
    const words = [linkTo(address), 'notes/a.md', '/srv/b.html', 'file:///srv/c%20d.txt', 'offprint://no'];
    expect(readWanted(words, '/home/ida')).toEqual({
      links: [address],
      files: ['/home/ida/notes/a.md', '/srv/b.html', '/srv/c d.txt'],
      refused: 1,
    });
  });

  test('passes over addresses of another kind, and files elsewhere', () => {
    expect(readWanted(['https://example.org', 'file://elsewhere/a.md'], '/home/ida')).toEqual(nothing);
    expect(isSomething(nothing)).toBe(false);
    expect(isSomething({ ...nothing, refused: 1 })).toBe(true);
  });
});
