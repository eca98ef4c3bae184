import { expect, test } from 'vitest';
import { isReadableFile } from './readable-file.ts';

test('files are told by their name', () => {
  for (const name of ['a.md', 'A.HTML', '/x/b.htm', 'c.txt', 'd.markdown', 'e.xhtml'])
    expect(isReadableFile(name)).toBe(true);
  for (const name of ['a.pdf', 'md', '.md.exe', 'b']) expect(isReadableFile(name)).toBe(false);
});
