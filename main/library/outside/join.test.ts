import { expect, test } from 'vitest';
import { blankRecord } from '../../../shared/model/blank-record.ts';
import type { StoredRecord } from '../../../shared/model/record.ts';
import { joined } from './join.ts';

const time = '2024-06-01T10:00:00.000Z';
const record = (facts: Partial<StoredRecord> = {}): StoredRecord => ({
  ...blankRecord(time),
  id: '00000000000000aa',
  title: 'T',
  ...facts,
});
const mark = (
  id: string,
  updated: string,
  comment: string | null = null,
): StoredRecord['highlights'][number] => ({
  id,
  quote: 'q',
  prefix: '',
  suffix: '',
  start: 0,
  end: 1,
  colour: 'yellow',
  comment,
  created: time,
  updated,
});
const later = '2024-06-02T10:00:00.000Z';

test('highlights, notes and tags of both are kept; of one highlight the one that was changed last', () => {
  const here = record({
    highlights: [mark('a', time), mark('b', later, 'ours')],
    note: 'ours',
    tags: ['sea'],
  });
  const there = record({
    highlights: [mark('a', later, 'theirs'), mark('b', time, 'old'), mark('c', time)],
    note: 'theirs',
    tags: ['sea', 'port'],
  });
  for (const newer of [true, false]) {
    expect(joined(here, there, newer)).toEqual({
      highlights: [mark('a', later, 'theirs'), mark('b', later, 'ours'), mark('c', time)],
      note: 'ours\n\ntheirs',
      addTags: ['port'],
    });
  }
  expect(joined(record({ note: 'ours and more' }), record({ note: 'ours' }), true)).toBeNull();
  expect(joined(record({ note: 'ours' }), record({ note: null, highlights: [] }), true)).toBeNull();
});

test('of two facts the newer holds, and one that is known before none', () => {
  const here = record({ byline: 'Ada', site: null });
  const there = record({ byline: 'Bo', site: 'Gazette', title: 'Other' });
  expect(joined(here, there, false)).toEqual({ site: 'Gazette' });
  expect(joined(here, there, true)).toEqual({ byline: 'Bo', site: 'Gazette', title: 'Other' });
});

test('what was done with it anywhere is done; nothing goes to the trash by it', () => {
  const here = record({ state: 'reading', progress: 0.5 });
  expect(
    joined(here, record({ state: 'archived', favourite: true, progress: 0.2, trashed: true }), false),
  ).toEqual({
    state: 'archived',
    favourite: true,
  });
  expect(joined(here, record({ state: 'unread' }), true)).toBeNull();
  expect(joined(record(), record({ progress: 0.4, state: 'reading' }), false)).toMatchObject({
    progress: 0.4,
    state: 'reading',
  });
  // What was written on elsewhere does not go with the trash here.
  expect(joined(record({ trashed: true }), record({ note: 'new' }), false)).toEqual({
    note: 'new',
    trashed: false,
  });
});
