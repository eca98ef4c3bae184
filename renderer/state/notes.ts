import { create } from 'zustand';
import type { Failure } from '../../shared/errors.ts';
import type { NoteFilter, NoteRef, NoteRow } from '../../shared/model/note.ts';
import { call, failureOf, on } from '../api/api.ts';
import { latestOnly } from './latest.ts';
import { emptyCache, type PageCache, wantedPages, withPage, withStale } from './pages.ts';
import { resetSelection } from './selection.ts';
import { changeSettings, useSettings } from './settings.ts';
import { useView } from './view.ts';

/** A note in the list; its id tells it from all others. */
export type NoteItem = { row: NoteRow & { id: NoteKey } };

/** `<article>/<highlight>`, without the second for a note on the whole article. */
export type NoteKey = string;

type NotesState = {
  filter: NoteFilter;
  /** What stands in the search field. */
  text: string;
  /** An answer to what was typed is on its way. */
  searching: boolean;
  cache: PageCache<NoteItem>;
  failure: Failure | null;
  /** A new number for each new list: the pane goes to its top. */
  serial: number;
};

const pageSize = 100;
/** Notes fetched before they come into view, above and below. */
const ahead = 40;

export const useNotes = create<NotesState>(() => ({
  filter: { text: '', colours: [], withComment: false, sort: 'newest' },
  text: '',
  searching: false,
  cache: emptyCache(pageSize),
  failure: null,
  serial: 0,
}));

let inView = { from: 0, to: 30 };
let asked = new Set<number>();
/** Counts the changes of the library: an answer that was asked for before the last of them is stale when it comes. */
let changes = 0;
/** While a comment is written in the list, rows stay where they are. */
let held = false;

export function keyOf({ article, highlight }: NoteRef): NoteKey {
  return `${article}/${highlight ?? ''}`;
}

export function refOf(key: NoteKey): NoteRef {
  const [article = '', highlight = ''] = key.split('/');
  return { article, highlight: highlight === '' ? null : highlight };
}

/** Shows the notes in place of the list of articles, filtered as they were left. */
export function showNotes(): void {
  resetSelection();
  useView.setState({ section: 'notes' });
  const { notesColours: colours, notesWithComment: withComment, notesSort: sort } = useSettings.getState();
  show({ text: useNotes.getState().text.trim(), colours, withComment, sort }, null);
}

/** Shows other notes, or the same in another order, and remembers what was chosen. */
export function filterNotes(change: Partial<Omit<NoteFilter, 'text'>>): void {
  const filter = { ...useNotes.getState().filter, ...change };
  const { colours, withComment, sort } = filter;
  void changeSettings({ notesColours: colours, notesWithComment: withComment, notesSort: sort });
  show(filter, null);
}

const ask = latestOnly(async (filter: NoteFilter): Promise<void> => {
  try {
    const first = await fetchPage(filter, 0);
    if (useNotes.getState().text.trim() === filter.text) show(filter, first);
  } catch (error) {
    useNotes.setState({ failure: failureOf(error) });
  } finally {
    useNotes.setState(({ text }) => ({ searching: text.trim() !== filter.text }));
  }
});

/** Looks for what was typed so far; the notes before stay until the answer is there. */
export function typeInNotes(text: string): void {
  const before = useNotes.getState().text.trim();
  useNotes.setState({ text });
  if (text.trim() === before) return;
  useNotes.setState({ searching: true });
  ask({ ...useNotes.getState().filter, text: text.trim() });
}

/** Every note again. */
export function showAllNotes(): void {
  useNotes.setState({ text: '', searching: false });
  const { filter } = useNotes.getState();
  void changeSettings({ notesColours: [], notesWithComment: false });
  show({ ...filter, text: '', colours: [], withComment: false }, null);
}

type Answer = { items: NoteItem[]; total: number };

function show(filter: NoteFilter, first: Answer | null): void {
  inView = { from: 0, to: 30 };
  asked = new Set();
  const empty = emptyCache<NoteItem>(pageSize);
  useNotes.setState(({ serial }) => ({
    filter,
    cache: first === null ? empty : withPage(empty, 0, { ...first, stale: false }),
    failure: null,
    serial: serial + 1,
  }));
  fill();
}

async function fetchPage(filter: NoteFilter, number: number): Promise<Answer> {
  const range = { offset: number * pageSize, limit: pageSize };
  const { total, rows } = await call('notes.page', { ...filter, ...range });
  return { total, items: rows.map((row) => ({ row: { ...row, id: keyOf(row) } })) };
}

/** Tells which notes are in view, and has them fetched. */
export function lookAtNotes(from: number, to: number): void {
  inView = { from: Math.max(0, from - ahead), to: to + ahead };
  fill();
}

export function retryNotes(): void {
  const { filter, text } = useNotes.getState();
  show({ ...filter, text: text.trim() }, null);
}

/** Keeps the notes true to the library while they are shown. */
export function followNotes(): void {
  on('library.changed', () => {
    changes++;
    useNotes.setState(({ cache }) => ({ cache: withStale(cache, null) }));
    fill();
  });
}

/** Rows stay as they are until they are let go: a note must not leave, or move, while it is written. */
export function holdNotes(hold: boolean): void {
  held = hold;
  fill();
}

function fill(): void {
  const { filter, cache, failure, text } = useNotes.getState();
  const idle = failure !== null || held || useView.getState().section !== 'notes';
  if (idle || text.trim() !== filter.text) return;
  for (const number of wantedPages(cache, inView.from, inView.to)) {
    if (asked.size >= 2) return;
    if (!asked.has(number)) void load(filter, number);
  }
}

async function load(filter: NoteFilter, number: number): Promise<void> {
  const mine = asked;
  const changesThen = changes;
  mine.add(number);
  try {
    const answer = await fetchPage(filter, number);
    if (mine !== asked || held) return;
    const stale = changesThen !== changes;
    useNotes.setState(({ cache }) => ({ cache: withPage(cache, number, { ...answer, stale }) }));
  } catch (error) {
    if (mine === asked) useNotes.setState({ failure: failureOf(error) });
  } finally {
    mine.delete(number);
    if (mine === asked) fill();
  }
}

/** The notes from `from` up to `to`, wherever they are. */
export async function notesBetween(from: number, to: number | null): Promise<NoteKey[]> {
  const { notes } = await call('notes.refs', { ...useNotes.getState().filter, from, to });
  return notes.map(keyOf);
}
