import { expect, test } from 'vitest';
import { readWords, splitLine } from './arguments.ts';
import { UsageError } from './io.ts';

const own = {
  tag: { value: 'T', multiple: true, help: '' },
  query: { value: 'Q', help: '' },
  limit: { value: 'N', help: '' },
  repair: { value: null, help: '' },
} as const;
const read = (...words: string[]) => readWords(words, own, false);

test('the command is found behind common options, which may stand on either side of it', () => {
  expect(splitLine(['--library', 'list', '--json', 'show', 'id'])).toEqual({
    command: 'show',
    version: false,
    rest: ['--library', 'list', '--json', 'id'],
  });
  expect(splitLine(['--version'])).toEqual({ command: null, version: true, rest: [] });
  expect(splitLine([])).toEqual({ command: null, version: false, rest: [] });
});

test('options are read in either way of writing them, between the words', () => {
  const { words, options } = read(
    'one',
    '--tag=a',
    '--library',
    '/x y',
    '--tag',
    'b',
    'two',
    '--repair',
    '-',
  );
  expect(words).toEqual(['one', 'two', '-']);
  expect(options.texts('tag')).toEqual(['a', 'b']);
  expect(options.text('library')).toBe('/x y');
  expect(options.flag('repair')).toBe(true);
  expect(options.flag('json')).toBe(false);
  expect(options.text('query')).toBeNull();
});

test('what follows -- is words, and a value may begin with a dash', () => {
  expect(read('--', '--json', '-x').words).toEqual(['--json', '-x']);
  expect(read('--query', '-lankov').options.text('query')).toBe('-lankov');
});

test.each([
  [['--colour'], 'there is no option --colour'],
  [['-x'], 'there is no option -x'],
  [['--query'], '--query needs a value: --query Q'],
  [['--repair=yes'], '--repair takes no value'],
  [['--query', 'a', '--query', 'b'], '--query can be given once'],
])('%j is told as wrong use', (words, message) => {
  expect(() => read(...words)).toThrow(new UsageError(message));
});

test.each(['0', '-1', '1.5', 'many', '', '99999999999999999999'])('%j is no count', (value) => {
  expect(() => read('--limit', value).options.count('limit')).toThrow(UsageError);
});

test('a count is a whole number', () => {
  expect(read('--limit', '20').options.count('limit')).toBe(20);
  expect(read().options.count('limit')).toBeNull();
});

test('after the first word, +a and -b are words, and long options stay options', () => {
  const signed = (...words: string[]) => {
    const { words: found, options } = readWords(words, {}, true);
    return { found, json: options.flag('json'), library: options.text('library') };
  };
  expect(signed('--library', 'L', 'id', '+a', '-b', '--json', '-h', '+two words')).toEqual({
    found: ['id', '+a', '-b', '-h', '+two words'],
    json: true,
    library: 'L',
  });
  expect(signed('id', '-b', '--library', '-L')).toEqual({ found: ['id', '-b'], json: false, library: '-L' });
});
