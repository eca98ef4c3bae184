import { expect, test } from 'vitest';
import { caretStep } from './caret.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
  caretStep({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

test('arrows move by letter and line, with Ctrl or Alt by word and paragraph', () => {
  expect(press('ArrowLeft')).toEqual(['left', 'character']);
  expect(press('ArrowDown')).toEqual(['forward', 'line']);
  expect(press('ArrowRight', { ctrlKey: true })).toEqual(['right', 'word']);
  expect(press('ArrowRight', { altKey: true })).toEqual(['right', 'word']);
  expect(press('ArrowUp', { ctrlKey: true })).toEqual(['backward', 'paragraph']);
});

test('Home and End go to the ends of the line, with Ctrl to those of the text, as Cmd and arrows do', () => {
  expect(press('Home')).toEqual(['backward', 'lineboundary']);
  expect(press('End', { ctrlKey: true })).toEqual(['forward', 'documentboundary']);
  expect(press('ArrowLeft', { metaKey: true })).toEqual(['left', 'lineboundary']);
  expect(press('ArrowDown', { metaKey: true })).toEqual(['forward', 'documentboundary']);
});

test('other keys stay with the window', () => {
  expect(press('j')).toBeNull();
  expect(press('Enter')).toBeNull();
});
