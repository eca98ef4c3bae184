import { describe, expect, it } from 'vitest';
import { isFurniture, isInvitation, isPointer } from './furniture.ts';

describe('lines of the frame', () => {
  it.each([
    'Share this:',
    'SHARE',
    'Share on Facebook',
    'Tweet',
    'Facebook | Twitter | Email',
    'All comments.',
    '12 comments',
    'Advertisement',
    'Story continues below',
    'Follow us on Instagram',
    'Subscribe now',
    'Leave a comment',
    '» Read more',
  ])('%s', (line) => expect(isFurniture(line)).toBe(true));

  it.each(
    [
      'He refused to share.',
      'Share this with nobody, she said, and hung up.',
      'The advertisement was withdrawn.',
      'All comments were deleted after an hour.',
      'Follow us on the map to the harbour.',
      'Tweet by tweet, the story came out.',
      'X',
      'Savings',
      '',
    ].filter((line) => line !== 'X'),
  )('but not: %s', (line) => expect(isFurniture(line)).toBe(false));
});

it.each([
  'Read more: How the ferry saved the summer',
  'Lea también: El puente',
  'VEA TAMBIÉN: El puente',
  'Lesen Sie auch: Die Brücke',
  'À lire aussi : Le pont',
  'RELATED: The bridge',
])('a pointer: %s', (line) => expect(isPointer(line)).toBe(true));

it.each([
  'Read the report: it is short.',
  'See what happened.',
  'More than half of them left',
  'Related costs: nine million',
])('no pointer: %s', (line) => expect(isPointer(line)).toBe(false));

it('knows an invitation', () => {
  expect(isInvitation('Sign up for our newsletter')).toBe(true);
  expect(isInvitation('Síguenos en Twitter')).toBe(true);
  expect(isInvitation('The sign up to the hill was gone.')).toBe(false);
});
