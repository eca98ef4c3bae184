import { expect, test } from 'vitest';
import { allowedAttributes, allowedTags } from '../../../shared/sanitise/allow-list.ts';
import { decideAttribute, purifyConfig } from './sanitise.ts';

function decided(tag: string, attrName: string, attrValue: string): string | null {
  const attribute = { attrName, attrValue, keepAttr: true };
  decideAttribute(tag, attribute);
  return attribute.keepAttr ? attribute.attrValue : null;
}

test('nothing that runs, loads or names what the window looks up is in the table', () => {
  for (const tag of [
    'script',
    'style',
    'iframe',
    'svg',
    'math',
    'form',
    'input',
    'video',
    'link',
    'base',
    'meta',
  ]) {
    expect(allowedTags).not.toContain(tag);
  }
  for (const name of [
    'style',
    'name',
    'srcset',
    'poster',
    'background',
    'target',
    'ping',
    'action',
    'xlink:href',
  ]) {
    expect(allowedAttributes).not.toContain(name);
  }
  expect(allowedAttributes.filter((name) => /^(?:on|data-)/.test(name))).toEqual([]);
});

test('DOMPurify takes the table and nothing beside it', () => {
  expect(purifyConfig.ALLOWED_TAGS).toEqual(allowedTags);
  expect(purifyConfig.ALLOWED_ATTR).toEqual(allowedAttributes);
  expect(purifyConfig).toMatchObject({
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
});

test.each([
  ['A', 'href', 'https://example.org/a', 'https://example.org/a'],
  ['A', 'href', 'javascript:alert(1)', null],
  ['A', 'href', 'offprint-app://app/', null],
  ['A', 'href', '#fn1', '#content-fn1'],
  ['A', 'target', '_top', null],
  [
    'IMG',
    'src',
    'offprint-app://article/0123456789abcdef/images/a.jpg',
    'offprint-app://article/0123456789abcdef/images/a.jpg',
  ],
  ['IMG', 'src', 'https://tracker.example/1.gif', null],
  ['IMG', 'src', 'data:image/svg+xml;base64,AAAA', null],
  ['IMG', 'src', 'offprint-app://article/0123456789abcdef/images/../../x', null],
  ['IMG', 'onerror', 'alert(1)', null],
  ['P', 'style', 'background:url(https://tracker.example)', null],
  ['P', 'src', 'images/a.jpg', null],
  ['H2', 'id', 'location', 'content-location'],
])('%s %s=%j', (tag, name, value, kept) => {
  expect(decided(tag, name, value)).toBe(kept);
});

test('what the table keeps as an address passes DOMPurify’s own rule', () => {
  for (const address of [
    'https://example.org/',
    'mailto:desk@example.org',
    '#content-fn-1',
    'offprint-app://article/0123456789abcdef/images/a.jpg',
    'images/a.jpg',
    'data:image/png;base64,AAAA',
  ]) {
    expect(purifyConfig.ALLOWED_URI_REGEXP.test(address)).toBe(true);
  }
  for (const address of [
    'javascript:0',
    'file:///etc/passwd',
    'offprint-app://app/index.html',
    '//example.org/x',
  ]) {
    expect(purifyConfig.ALLOWED_URI_REGEXP.test(address)).toBe(false);
  }
});
