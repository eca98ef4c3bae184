import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from './address.ts';

const id = '0123456789abcdef';

describe('readAddress', () => {
  test.each([
    ['offprint-app://app/index.html', 'index.html', 'text/html; charset=utf-8'],
    [
      'offprint-app://app/assets/index-Bq3_x-1.js',
      'assets/index-Bq3_x-1.js',
      'text/javascript; charset=utf-8',
    ],
    ['offprint-app://app/assets/index.css?v=2#x', 'assets/index.css', 'text/css; charset=utf-8'],
  ])('serves the file of the window %s', (address, file, type) => {
    expect(readAddress(address)).toEqual({ kind: 'page', file, type });
  });

  test.each([
    ['01-boat.png', 'image/png'],
    ['a.b.jpeg', 'image/jpeg'],
    ['x.webp', 'image/webp'],
  ])('serves the image %s', (name, type) => {
    expect(readAddress(`offprint-app://article/${id}/images/${name}`)).toEqual({
      kind: 'image',
      id,
      name,
      type,
    });
  });

  test.each([
    'offprint-app://app/',
    'offprint-app://app/index',
    'offprint-app://app/index.php',
    'offprint-app://app/constructor.constructor',
    'offprint-app://app/..%2f..%2fetc%2fpasswd.json',
    'offprint-app://app/%2e%2e/%2e%2e/secret%2ejson',
    'offprint-app://app/%252e%252e/package.json',
    'offprint-app://app/assets%2findex.js',
    'offprint-app://app/assets/..%5c..%5cpackage.json',
    'offprint-app://app/a\\..\\..\\package.json',
    'offprint-app://app/index.html%00.js',
    'offprint-app://app/index\0.html',
    'offprint-app://app/.hidden.json',
    'offprint-app://app//etc/x.json',
    'offprint-app://app.evil/index.html',
    'offprint-app://evil/index.html',
    'offprint-app:/index.html',
    'offprint-app:index.html',
    'https://app/index.html',
    'file:///app/index.html',
    `offprint-app://article/${id}/images/x.svg`,
    `offprint-app://article/${id}/images/x.html`,
    `offprint-app://article/${id}/images/x.png.svg`,
    `offprint-app://article/${id}/images/x.PNG/..`,
    `offprint-app://article/${id}/article.md`,
    `offprint-app://article/${id}/source.html.gz`,
    `offprint-app://article/${id}/images/sub/x.png`,
    `offprint-app://article/${id}/images/%2e%2e%2fx.png`,
    `offprint-app://article/${id}/images/..%5cx.png`,
    `offprint-app://article/${id.toUpperCase()}/images/x.png`,
    `offprint-app://article/../images/x.png`,
    `offprint-app://article/${id}0/images/x.png`,
    '',
    'nonsense',
  ])('refuses %j', (address) => {
    expect(readAddress(address)).toBeNull();
  });

  test('never gives a path that leaves its folder', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '%252e',
        '\\',
        '%5c',
        '/',
        '//',
        '\0',
        '%00',
        'a',
        'x.png',
        'y.js',
        id,
        'images',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom('app', 'article'), fc.array(piece, { maxLength: 6 }), (host, pieces) => {
        const asked = readAddress(`offprint-app://${host}/${pieces.join('/')}`);
        if (asked === null) return;
        const path = asked.kind === 'page' ? asked.file : `${asked.id}/images/${asked.name}`;
        expect(path).toMatch(/^(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/);
      }),
      { numRuns: 2000 },
    );
  });
});
