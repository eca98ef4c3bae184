import { useEffect } from 'react';
import { announce } from '../../state/announcements.ts';
import { t } from '../../state/t.ts';
import { passageBetween } from '../reader/passages.ts';
import { articleText } from '../reader/text.ts';
import { editNote } from './acts.ts';
import { type Passage, useMarks } from './marks.ts';
import { highlightAt } from './pointing.ts';

/** How long a selection rests, made by keys, before the bar appears. Milliseconds. */
const rest = 300;

/** The passage that is selected in the article's text, null when there is none. */
function selectedPassage(document: Document): Passage | null {
  const prose = document.querySelector('.prose');
  const selection = document.getSelection();
  if (prose === null || selection === null || selection.isCollapsed || selection.rangeCount === 0)
    return null;
  const range = selection.getRangeAt(0);
  const text = articleText(prose);
  const passage = passageBetween(
    text,
    { node: range.startContainer, offset: range.startOffset },
    { node: range.endContainer, offset: range.endOffset },
  );
  return passage === null ? null : { ...passage, quote: text.text.slice(passage.start, passage.end) };
}

/** Follows what is selected, clicked and pointed at in the frame. */
export function useSelecting(document: Document | null): void {
  useEffect(() => {
    if (document === null) return;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    let down = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const open = (): void => {
      const { selected, editing } = useMarks.getState();
      if (selected === null || editing !== null) return;
      useMarks.setState({ barOpen: true });
      if (useMarks.getState().caret) announce(t.marks.selected(selected.quote));
    };
    const read = (): void => {
      const selected = selectedPassage(document);
      const before = useMarks.getState().selected;
      if (selected === null ? before === null : before !== null && samePlace(selected, before)) return;
      if (selected === null) useMarks.setState({ selected });
      else useMarks.setState({ selected, current: null });
      useMarks.setState(({ barOpen, current }) => ({
        barOpen: barOpen && selected === null && current !== null,
      }));
      clearTimeout(timer);
      if (!down) timer = setTimeout(open, rest);
    };
    const press = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      down = true;
      clearTimeout(timer);
      useMarks.setState({ barOpen: false, caret: false, ...(onControl(event) ? {} : { current: null }) });
    };
    const release = (): void => {
      if (!down) return;
      down = false;
      // A click into what was selected lets go of it only after this event.
      timer = setTimeout(() => {
        read();
        open();
      });
    };
    const click = (event: MouseEvent): void => {
      const mark = elementOf(event.target)?.closest<HTMLElement>('.speech') ?? null;
      if (mark?.dataset.highlight !== undefined) {
        editNote(mark.dataset.highlight);
        return;
      }
      if (onControl(event) || selectedPassage(document) !== null) return;
      const { placed, ranges } = useMarks.getState();
      const current = highlightAt(document, placed, ranges, { x: event.clientX, y: event.clientY });
      if (current !== null) useMarks.setState({ current, barOpen: true });
    };
    const key = (event: KeyboardEvent): void => {
      const mark = elementOf(event.target)?.closest<HTMLElement>('.speech') ?? null;
      if (mark?.dataset.highlight === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      editNote(mark.dataset.highlight);
    };
    const point = (event: MouseEvent): void => {
      const { placed, ranges, hovered } = useMarks.getState();
      const over = down
        ? null
        : highlightAt(document, placed, ranges, { x: event.clientX, y: event.clientY });
      if (over === hovered || elementOf(event.target)?.closest('.marginalia')) return;
      useMarks.setState({ hovered: over });
      document.querySelector('.prose')?.classList.toggle('on-highlight', over !== null);
    };

    document.addEventListener('selectionchange', read, options);
    document.addEventListener('pointerdown', press, options);
    document.addEventListener('pointerup', release, options);
    document.addEventListener('pointercancel', release, options);
    document.addEventListener('click', click, options);
    document.addEventListener('keydown', key, options);
    document.addEventListener('mousemove', point, options);
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [document]);
}

function samePlace(one: Passage, other: Passage): boolean {
  return one.start === other.start && one.end === other.end;
}

/** Whether an event is at a link, a button, or something that is written in. */
function onControl(event: Event): boolean {
  return elementOf(event.target)?.closest('a[href], button, textarea, summary, [role="button"]') != null;
}

/** Nodes of the frame are of its own realm, where `instanceof` says no. */
function elementOf(target: EventTarget | null): Element | null {
  if (target === null || !('nodeType' in target)) return null;
  return isElement(target) ? target : null;
}

function isElement(target: EventTarget): target is Element {
  return 'nodeType' in target && target.nodeType === 1;
}
