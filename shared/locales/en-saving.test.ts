import { expect, test } from 'vitest';
import { cannotBeAdded } from './en-saving.ts';

test.each([
  [['a.pdf'], /^a\.pdf cannot be added\. Add web pages/],
  [['a.pdf', 'b.png'], /^a\.pdf and b\.png cannot/],
  [['a.pdf', 'b.png', 'c.zip', 'd.doc'], /^a\.pdf, b\.png, c\.zip and d\.doc cannot/],
  [['a.pdf', 'b.png', 'c.zip', 'd.doc', 'e.mp3'], /^a\.pdf, b\.png, c\.zip and 2 more cannot/],
  [['a.txt'], /^a\.txt holds no text/],
])('%j are refused in one sentence', (names, sentence) => {
  expect(cannotBeAdded(names)).toMatch(sentence);
});
