import { expect, test } from 'vitest';
import { linkTarget } from './links.ts';

test('only web and mail addresses lead outside, and fragments to a place', () => {
  expect(linkTarget('https://example.org/a?b#c')).toEqual({
    kind: 'outside',
    url: 'https://example.org/a?b#c',
  });
  expect(linkTarget('mailto:desk@example.org')).toEqual({ kind: 'outside', url: 'mailto:desk@example.org' });
  expect(linkTarget('#content-fn-1')).toEqual({ kind: 'place', id: 'content-fn-1' });
  for (const href of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'offprint://save?url=x',
    'page.html',
    '',
    '#',
  ]) {
    expect(linkTarget(href)).toBeNull();
  }
  expect(linkTarget(null)).toBeNull();
});
