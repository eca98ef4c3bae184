import { expect, test } from 'vitest';
import { contentPolicy } from './policy.ts';

const policy = new Map(
  contentPolicy('bm9uY2U=')
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
);

test('nothing is allowed that is not named', () => {
  expect(policy.get('default-src')).toEqual(["'none'"]);
  for (const name of [
    'connect-src',
    'frame-src',
    'object-src',
    'worker-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
  ]) {
    expect(policy.get(name)).toEqual(["'none'"]);
  }
});

test('scripts come from the app alone, styles also with the nonce of this page', () => {
  expect(policy.get('script-src')).toEqual(["'self'"]);
  expect(policy.get('style-src')).toEqual(["'self'", "'nonce-bm9uY2U='"]);
});

test('images come from the app, from articles, or lie in the page', () => {
  expect(policy.get('img-src')).toEqual(["'self'", 'offprint-app://article', 'data:']);
});

test('nothing unsafe, and no address of others', () => {
  expect(contentPolicy('x')).not.toMatch(/unsafe|\*|https?:|blob:/);
});
