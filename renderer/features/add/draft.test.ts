import { beforeEach, expect, test } from 'vitest';
import { beginDraft, chooseFormat, clearDraft, formatOf, pasteRich, useDraft, writeText } from './draft.ts';

const draft = () => useDraft.getState();

beforeEach(() => {
  clearDraft('links');
  clearDraft('text');
  useDraft.setState({ tab: 'link' });
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
