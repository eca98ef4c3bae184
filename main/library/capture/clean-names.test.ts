import { describe, expect, it } from 'vitest';
import { cleanByline, cleanTitle, fileTitle, isByline } from './clean-names.ts';

const title = (documentTitle: string, more: Partial<Parameters<typeof cleanTitle>[0]> = {}) =>
  cleanTitle({
    candidates: [],
    documentTitle,
    headings: [],
    sites: ['quay.example', 'The Quay Courier'],
    ...more,
  });

describe('a title', () => {
  it.each([
    ['Bridge reopens | The Quay Courier', 'Bridge reopens'],
    ['Bridge reopens - the quay courier', 'Bridge reopens'],
    ['The Quay Courier: Bridge reopens', 'Bridge reopens'],
    ['The Quay Courier – Bridge reopens', 'Bridge reopens'],
    ['Bridge reopens | quay.example', 'Bridge reopens'],
    ['Bridge - a story | The Quay Courier', 'Bridge - a story'],
    ['Storm-proof: bridge reopens', 'Storm-proof: bridge reopens'],
    ['The Quay Courier', 'The Quay Courier'],
  ])('%s', (written, shown) => expect(title(written)).toBe(shown));

  it('is what the page itself has as its heading', () => {
    expect(
      title('Bridge reopens after storm | News | Quay', { headings: ['Bridge reopens after storm'] }),
    ).toBe('Bridge reopens after storm');
  });

  it('is the heading when the page is only called by its site', () => {
    expect(title('The Quay Courier', { headings: ['Bridge reopens'] })).toBe('Bridge reopens');
  });

  it('is null when there is none', () => expect(title('')).toBeNull());
});

describe('a byline', () => {
  it.each([
    [['By Ada Lindqvist'], 'Ada Lindqvist'],
    [['by: Ada Lindqvist and Tom Okafor'], 'Ada Lindqvist and Tom Okafor'],
    [['Von Ada Lindqvist'], 'Ada Lindqvist'],
    [['Por Ada Lindqvist'], 'Ada Lindqvist'],
    [['Ada Lindqvist', 'ADA LINDQVIST', 'Tom Okafor'], 'Ada Lindqvist, Tom Okafor'],
    [['Ada Lindqvist | 4 Nov 2023'], 'Ada Lindqvist'],
    [['Ada Lindqvist @adawrites ada@quay.example'], 'Ada Lindqvist'],
    [['Ada de Brito'], 'Ada de Brito'],
    [['The Quay Courier'], null],
    [['https://quay.example/staff/ada'], null],
    [['@quaycourier'], null],
    [['admin'], null],
    [['By'], null],
    [[], null],
  ])('%j', (names, shown) => expect(cleanByline(names, ['The Quay Courier'])).toBe(shown));

  it('is told from a sentence', () => {
    expect(isByline('By Ada Lindqvist')).toBe(true);
    expect(isByline('By the evening the water had gone.')).toBe(false);
    expect(isByline('by and by')).toBe(false);
  });
});

it("makes a title of a file's name", () => {
  expect(fileTitle('The_bridge.v2.md')).toBe('The bridge.v2');
  expect(fileTitle('.md')).toBeNull();
  expect(fileTitle(null)).toBeNull();
});
