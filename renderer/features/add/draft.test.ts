import { beforeEach, expect, test } from 'vitest';
import {
  beginDraft,
  chooseFormat,
  clearDraft,
  formatOf,
  pasteRich,
  putBack,
  useDraft,
  writeText,
} from './draft.ts';

const draft = () => useDraft.getState();

beforeEach(() => {
  clearDraft('links');
  clearDraft('text');
  useDraft.setState({ tab: 'link', before: null });
});

test('the dialog opens where something was left unsaved', () => {
  beginDraft('text', '');
  expect(draft().tab).toBe('text');
  writeText('An article');
  beginDraft('link', '');
  expect(draft()).toMatchObject({ tab: 'text', text: 'An article' });
  clearDraft('text');
  beginDraft('link', '');
  expect(draft().tab).toBe('link');
});

test('a text it is opened with takes its place', () => {
  writeText('# Old');
  beginDraft('text', 'New');
  expect(draft()).toMatchObject({ tab: 'text', text: 'New', format: null });
  beginDraft('link', 'https://example.org/');
  expect(draft()).toMatchObject({ tab: 'link', links: 'https://example.org/', text: 'New' });
  beginDraft('link', 'https://example.org/b');
  expect(draft().links).toBe('https://example.org/\nhttps://example.org/b');
});

test('a text that had to make room is put back, or comes back when the other is saved', () => {
  writeText('Old');
  beginDraft('text', 'New', '<p>New</p>');
  expect(draft()).toMatchObject({ text: '<p>New</p>', format: 'html' });
  putBack();
  expect(draft()).toMatchObject({ text: 'Old', format: null });
  putBack();
  expect(draft()).toMatchObject({ text: '<p>New</p>', format: 'html' });
  clearDraft('text');
  expect(draft()).toMatchObject({ text: 'Old', format: null, before: null });
});

test('the format is guessed until it is chosen, and again when the box was emptied', () => {
  writeText('# A title');
  expect(formatOf(draft())).toBe('markdown');
  chooseFormat('text');
  writeText('# A longer title');
  expect(formatOf(draft())).toBe('text');
  writeText('');
  writeText('# A title');
  expect(formatOf(draft())).toBe('markdown');
});

test('what was pasted from a page can be had as words, and back', () => {
  pasteRich('<p>One <b>two</b></p>', 'One two');
  expect(draft()).toMatchObject({ text: '<p>One <b>two</b></p>', format: 'html' });
  chooseFormat('text');
  expect(draft().text).toBe('One two');
  chooseFormat('html');
  expect(draft().text).toBe('<p>One <b>two</b></p>');
  writeText('<p>changed</p>');
  chooseFormat('text');
  expect(draft().text).toBe('<p>changed</p>');
});
