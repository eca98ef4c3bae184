import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFpmArguments } from './arguments.mjs';

const least = [
  ...[
    '--name',
    'offprint',
    '--version',
    '1.0.0',
    '--architecture',
    'amd64',
    '--maintainer',
    'Ida <ida@example.org>',
  ],
  ...['--package', '/out/offprint.deb', '/made/=/opt/Offprint'],
];

test('reads what electron-builder asks for', () => {
  const request = readFpmArguments([
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libasound2 | libasound2t64'],
    ...['--deb-recommends', 'fonts-inter', '--deb-compression', 'xz'],
    ...[
      '--after-install',
      '/t/in',
      '--after-remove',
      '/t/out',
      '--description',
      'One\n Two',
      '--url',
      'https://a.example',
    ],
    ...['--vendor', 'Ida', '--category', 'news', '--deb-priority', 'optional', '--license', 'MIT'],
    ...least,
    '/made/a=b.png=/usr/share/icons/offprint.png',
  ]);
  expect(request).toEqual({
    output: '/out/offprint.deb',
    fields: {
      Package: 'offprint',
      Version: '1.0.0',
      Architecture: 'amd64',
      Maintainer: 'Ida <ida@example.org>',
      Homepage: 'https://a.example',
      Section: 'news',
      Priority: 'optional',
    },
    description: 'One\n Two',
    depends: ['libnss3', 'libasound2 | libasound2t64'],
    recommends: ['fonts-inter'],
    compression: 'xz',
    scripts: { postinst: '/t/in', postrm: '/t/out' },
    files: [
      { from: '/made/', to: '/opt/Offprint' },
      { from: '/made/a=b.png', to: '/usr/share/icons/offprint.png' },
    ],
  });
});

test('of a value that is given twice the last one counts, as with fpm', () => {
  const args = [...least, '--deb-compression', 'xz', '--deb-compression', 'none'];
  expect(readFpmArguments(args).compression).toBe('none');
});

test.each([
  ['an option of another fpm', [...least, '--deb-systemd', 'x'], '--deb-systemd is not known.'],
  ['another source', [...least, '-s', 'gem'], '-s gem is not known.'],
  ['another target', [...least, '-t', 'rpm'], '-t rpm is not known.'],
  ['another compression', [...least, '--deb-compression', 'lzo'], '--deb-compression lzo is not known.'],
  ['an option without its value', [...least, '-d'], '-d needs a value.'],
  ['a file without a place', [...least, '/made/a'], '/made/a does not say what goes where.'],
  ['a place outside', [...least, '/a=/opt/../../etc'], '/a=/opt/../../etc does not say what goes where.'],
  [
    'no version',
    least.filter((word) => word !== '--version' && word !== '1.0.0'),
    'The package has no Version.',
  ],
  ['no files', least.slice(0, -1), 'The package would be empty.'],
  ['no output', least.filter((_, at) => at !== 8 && at !== 9), '--package is missing.'],
])('refuses %s', (_what, args, sentence) => {
  expect(() => readFpmArguments(args)).toThrow(sentence);
});

test('whatever option is not in the list is refused', () => {
  const option = fc.stringMatching(/^--[a-z]{3,12}(-[a-z]{3,9})?$/);
  const known = new Set([
    ...[
      '--name',
      '--version',
      '--architecture',
      '--maintainer',
      '--url',
      '--category',
      '--deb-priority',
      '--force',
    ],
    ...['--vendor', '--license', '--deb-recommends', '--deb-compression', '--description', '--package'],
    ...['--after-install', '--after-remove'],
  ]);
  fc.assert(
    fc.property(option, (word) => {
      fc.pre(!known.has(word));
      expect(() => readFpmArguments([...least, word, 'x'])).toThrow(`${word} is not known.`);
    }),
  );
});
