import { create } from 'zustand';
import type { Failure } from '../../shared/errors.ts';
import type { EventPayload, Output } from '../../shared/ipc/contract.ts';
import type { ViewCounts } from '../../shared/model/view.ts';
import { call, failureOf, on } from '../api/api.ts';

type Findings = Output<'library.info'>['findings'];

type LibraryState = {
  /** `opening` until the library answered; `closed` when it could not be opened. */
  status: { kind: 'opening' } | { kind: 'open' } | { kind: 'closed'; failure: Failure };
  counts: ViewCounts;
  tags: Output<'tags.list'>;
  /** How far the index is that is being made anew, null when it is not: lists and searches may miss articles. */
  rebuilding: Output<'library.info'>['rebuilding'];
  readOnly: boolean;
  /** A lost catalogue is being made anew while the library opens, in articles. */
  recovering: { done: number; total: number } | null;
  /** Why nothing can be changed. */
  refusal: Output<'library.info'>['refusal'];
  /** What opening found and mended; emptied once it was seen. */
  findings: Findings;
};

const none: ViewCounts = { unread: 0, reading: 0, archive: 0, favourites: 0, all: 0, trash: 0, notes: 0 };

/** What the window knows of the library as a whole. */
export const useLibrary = create<LibraryState>(() => ({
  status: { kind: 'opening' },
  counts: none,
  tags: [],
  rebuilding: null,
  recovering: null,
  readOnly: false,
  refusal: null,
  findings: [],
}));

/** Follows counts and tags from now on. */
export function followCounts(): void {
  on('library.changed', follow);
  on('library.recovering', (recovering) => {
    if (useLibrary.getState().status.kind === 'opening') useLibrary.setState({ recovering });
  });
  on('library.rebuilding', ({ rebuilding }) => useLibrary.setState({ rebuilding }));
  on('library.found', ({ findings }) => useLibrary.setState({ findings: unseen(findings) }));
}

/** Asks for the library. One that could not be opened is tried again each time. */
export async function openLibrary(): Promise<void> {
  try {
    showLibrary(await call('library.info', {}));
    await refreshTags();
  } catch (error) {
    useLibrary.setState({ status: { kind: 'closed', failure: failureOf(error) }, recovering: null });
  }
}

/** Takes what the library answered. Its tags are not known then. */
export function showLibrary({
  counts,
  rebuilding,
  readOnly,
  refusal,
  findings,
}: Output<'library.info'>): void {
  useLibrary.setState({
    status: { kind: 'open' },
    recovering: null,
    counts,
    rebuilding,
    readOnly,
    refusal,
    findings,
  });
}

/** What a person has seen and put away: only more of it is told again. */
let seen: Findings = [];

export function dismissFindings(): void {
  seen = [...seen, ...useLibrary.getState().findings];
  useLibrary.setState({ findings: [] });
}

function unseen(findings: Findings): Findings {
  return findings.filter(
    ({ kind, repaired, count }) =>
      !seen.some((was) => was.kind === kind && was.repaired === repaired && was.count >= count),
  );
}

function follow({ counts, rebuilding }: EventPayload<'library.changed'>): void {
  useLibrary.setState({ counts, rebuilding });
  void refreshTags();
}

let tagsWanted = false;
let tagsAsked = false;

/** The tags and their counts, asked for once at a time however fast the library changes. */
export async function refreshTags(): Promise<void> {
  tagsWanted = true;
  if (tagsAsked) return;
  tagsAsked = true;
  try {
    while (tagsWanted) {
      tagsWanted = false;
      useLibrary.setState({ tags: await call('tags.list', {}) });
    }
  } finally {
    tagsAsked = false;
  }
}
