import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { readCommand } from './command-words.ts';
import { nothing } from './wanted.ts';

const plain = { defaultApp: true, appPath: '/home/ida/offprint', cwd: '/home/ida' };
const packaged = { defaultApp: false, appPath: '/opt/Offprint/resources/app.asar', cwd: '/home/ida' };

describe('readArguments', () => {
  test.each([
    ['after the app folder', ['electron', 'offprint', '--library', 'News'], '/home/ida/News'],
    ['with an equals sign', ['electron', 'offprint', '--library=News'], '/home/ida/News'],
    ['an absolute one', ['electron', '/home/ida/offprint', '--library', '/srv/news'], '/srv/news'],
    [
      'among the switches of a debugger',
      [
        'electron',
        '-r',
        '/x/loader.js',
        '--no-sandbox',
        '--inspect=0',
        'offprint',
        '--user-data-dir=/p',
        '--library',
        'N',
      ],
      '/home/ida/N',
    ],
    ['before the app folder it is not ours', ['electron', '--library', 'News', 'offprint'], null],
    ['without a value', ['electron', 'offprint', '--library'], null],
    ['an empty value', ['electron', 'offprint', '--library='], null],
    ['a longer name', ['electron', 'offprint', '--library-of-others', 'x'], null],
  ])('finds the library %s', (_what, argv, library) => {
    expect(readArguments(argv, plain).library).toBe(library);
  });

  test('reads a packaged app from the first argument on', () => {
    const argv = ['/opt/Offprint/offprint', '--no-sandbox', '--screenshot', 'a.png', '--library=/srv/news'];
    expect(readArguments(argv, packaged)).toEqual({
      library: '/srv/news',
      screenshot: '/home/ida/a.png',
      wanted: nothing,
    });
  });

  test('finds links and files among the options', () => {
    const link = 'offprint://save?url=https%3A%2F%2Fexample.org%2Fa';
    const argv = ['electron', 'offprint', 'a.md', '--library', 'News', '--json', link, '/srv/b.html'];
    expect(readArguments(argv, plain)).toMatchObject({
      library: '/home/ida/News',
      wanted: { links: ['https://example.org/a'], files: ['/home/ida/a.md', '/srv/b.html'], refused: 0 },
    });
  });

  test('knows nothing when nothing is said', () => {
    expect(readArguments(['electron', 'offprint'], plain)).toEqual({
      library: null,
      screenshot: null,
      wanted: nothing,
    });
  });
});

describe('readCommand', () => {
  test('takes every word after the mark as it stands', () => {
    const switches = ['/opt/Offprint/offprint', '--ozone-platform=headless', '--no-sandbox'];
    const words = ['search', '--library', 'News', '--', '--offprint-command', ''];
    expect(readCommand([...switches, '--offprint-command', '--', ...words])).toEqual(words);
    expect(readCommand([...switches, '--offprint-command', '--'])).toEqual([]);
  });

  test.each([
    ['without the mark', ['offprint', '--', 'list']],
    ['without the line after it', ['offprint', '--offprint-command', 'list']],
    ['with nothing after it', ['offprint', '--offprint-command']],
  ])('is no command %s', (_what, argv) => {
    expect(readCommand(argv)).toBeNull();
  });
});
