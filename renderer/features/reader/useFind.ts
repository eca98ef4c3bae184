import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useReading } from '../../state/reading.ts';
import { type Wanted, wordsOfSearch } from './find.ts';
import { type Hits, useHits } from './hits.ts';
import type { OpenedArticle } from './opened.ts';
import type { PlaceKeeper } from './place.ts';

/** What is in the find bar. `search`: the words are those of a search and nobody has typed in the bar yet. */
type Field = { text: string; search: string | null };

export type Find = {
  /** Null while the bar is closed. */
  text: string | null;
  hits: Hits;
  inputRef: RefObject<HTMLInputElement | null>;
  type: (text: string) => void;
  step: (by: 1 | -1) => void;
  /** Opens the bar with the focus in it. */
  open: () => void;
  /** Opens the bar again with what was looked for last. */
  reopen: () => void;
  /** Closes the bar; the focus goes back to where it was. */
  close: () => void;
};

/** Find in article: opened by its key, or filled from the search that the article was opened from. */
export function useFind(
  document: Document | null,
  article: OpenedArticle | null,
  keeper: PlaceKeeper | null,
  frame: RefObject<HTMLElement | null>,
): Find {
  const { openId, findQuery } = useReading();
  const [field, setField] = useState<Field | null>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const [focusWanted, setFocusWanted] = useState(0);
  const opener = useRef<Element | null>(null);
  const last = useRef('');

  // Another article: the bar goes, or shows what that one was found by.
  const [shownFor, setShownFor] = useState<{ openId: string | null; findQuery: string | null } | null>(null);
  if (shownFor?.openId !== openId || shownFor.findQuery !== findQuery) {
    setShownFor({ openId, findQuery });
    const words = findQuery === null ? '' : wordsOfSearch(findQuery);
    setField(words === '' ? null : { text: words, search: findQuery });
  }

  const wanted = useMemo<Wanted | null>(() => {
    if (field === null) return null;
    return field.search === null
      ? { kind: 'words', text: field.text }
      : { kind: 'search', query: field.search };
  }, [field]);
  const { hits, step } = useHits(document, article, wanted, keeper);

  useEffect(() => {
    if (focusWanted === 0) return;
    inputRef.current?.focus();
    inputRef.current?.select();
  }, [focusWanted]);

  // An article may have been found by its tags or notes: then there is nothing to show.
  const shown = field !== null && (field.search === null || hits.ranges.length > 0);
  return {
    text: shown ? field.text : null,
    hits,
    inputRef,
    step,
    type: (text) => setField({ text, search: null }),
    reopen: () => setField({ text: last.current, search: null }),
    open: () => {
      if (window.document.activeElement !== inputRef.current) opener.current = window.document.activeElement;
      const selected = document?.getSelection()?.toString().trim() ?? '';
      if (selected !== '' && selected.length < 100) setField({ text: selected, search: null });
      else setField((before) => (shown ? before : { text: '', search: null }));
      setFocusWanted((count) => count + 1);
    },
    close: () => {
      last.current = field?.text ?? '';
      setField(null);
      // The keyboard goes on from the passage that was found.
      const now = hits.ranges[hits.at];
      if (now) document?.getSelection()?.collapse(now.startContainer, now.startOffset);
      const back = opener.current;
      opener.current = null;
      const there = back instanceof HTMLElement && back !== window.document.body && back.isConnected;
      (there ? back : frame.current)?.focus();
    },
  };
}
