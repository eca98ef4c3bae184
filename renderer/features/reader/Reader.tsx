import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ArticleId, ArticleRecord } from '../../../shared/model/record.ts';
import { useCommands } from '../../state/commands.ts';
import { useLayout } from '../../state/layout.ts';
import { useList } from '../../state/list.ts';
import { indexOf, itemAt } from '../../state/pages.ts';
import { backToList, useReading } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { targets } from '../../state/targets.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { useNotes } from '../notes/useNotes.tsx';
import { FindBar } from './FindBar.tsx';
import { useFrameDocument, useFrameLook } from './frame.ts';
import { useForwarding, useFrameLinks, useMissingImages } from './frame-events.ts';
import { type OpenedArticle, useOpened } from './opened.ts';
import { usePlace } from './place.ts';
import styles from './Reader.module.css';
import { ReaderBar } from './ReaderBar.tsx';
import { Sheet } from './Sheet.tsx';
import { StubBanner } from './StubBanner.tsx';
import { TagsPopover } from './TagsPopover.tsx';
import { useArrival } from './useArrival.ts';
import { useFind } from './useFind.ts';

/** The open article: its bar, the find bar, what is to be said about it, and its frame. */
export function Reader() {
  const openId = useReading((reading) => reading.openId);
  const { article, failure, waiting } = useOpened(openId);
  const record = article?.record ?? (waiting ? recordInList(openId) : null);
  const onePane = useLayout() === 'one';
  const frame = useFrameDocument();
  const { place, keeper } = usePlace(frame.document, article);
  const find = useFind(frame.document, article, keeper);
  const [tagsOpen, setTagsOpen] = useState(false);
  const openTags = useCallback(() => setTagsOpen(true), []);
  const tagsButton = useRef<HTMLButtonElement>(null);
  useFrameLook(frame.document);
  useForwarding(frame.document, frame.ref);
  useMissingImages(frame.document);
  useFocusOnTitle(frame.document, article);
  useArrival(frame.document, article, keeper);
  const notes = useNotes({ document: frame.document, frame: frame.ref, keeper, article });
  const address = useFrameLinks(frame.document, openId);

  useCommands({
    find: () => openId !== null && find.open(),
    // With another article selected the list has its own.
    tags: () => record !== null && isOnlyTarget(record.id) && openTags(),
  });

  const closeFind = () => {
    find.close();
    frame.ref.current?.focus();
  };
  useEscape(find.text === null ? null : closeFind);

  return (
    <div className={styles.reader}>
      {record === null ? (
        <div className={styles.noBar}>
          {onePane ? <IconButton icon="arrow-left" label={t.app.back} onPress={leave} /> : null}
        </div>
      ) : (
        <>
          <ReaderBar record={record} place={place} tagsButton={tagsButton} onTags={openTags} onBack={leave} />
          <TagsPopover
            record={record}
            isOpen={tagsOpen}
            onClose={() => setTagsOpen(false)}
            triggerRef={tagsButton}
          />
          {article === null ? null : <Notices article={article} />}
        </>
      )}
      {find.text === null ? null : (
        <FindBar
          text={find.text}
          hits={find.hits}
          inputRef={find.inputRef}
          onType={find.type}
          onStep={find.step}
          onClose={closeFind}
        />
      )}
      {failure === null ? null : (
        <div className={styles.notice}>
          <NoteBar tone="warn" title={t.reader.failed}>
            {t.failure(failure)}
          </NoteBar>
        </div>
      )}
      <iframe
        ref={frame.ref}
        className={styles.frame}
        title={record?.title || t.reader.frame}
        sandbox="allow-same-origin"
        srcDoc={frame.srcDoc}
        onLoad={frame.onLoad}
        data-pane-focus
        data-ready={frame.document !== null}
      />
      {notes.bar}
      {address === null ? null : (
        <p className={styles.address} aria-hidden="true">
          {address}
        </p>
      )}
      {frame.document === null
        ? null
        : createPortal(
            record === null ? null : (
              <Sheet
                record={record}
                text={article?.text ?? null}
                underHead={notes.underHead}
                margin={notes.margin}
                onAddTag={openTags}
              />
            ),
            frame.document.body,
          )}
    </div>
  );
}

function isOnlyTarget(id: ArticleId): boolean {
  const ids = targets();
  return ids.length === 1 && ids[0] === id;
}

/** What is to be said about the article before it begins. */
function Notices({ article: { record, text } }: { article: OpenedArticle }) {
  if (record.problem === null && !text.degraded) return null;
  return (
    <div className={styles.notice}>
      {record.problem === null ? (
        <NoteBar tone="plain" title={t.reader.degraded}>
          {t.reader.degradedText}
        </NoteBar>
      ) : (
        <StubBanner record={record} problem={record.problem} />
      )}
    </div>
  );
}

/** What the list knows of an article that is on its way. */
function recordInList(id: ArticleId | null): ArticleRecord | null {
  const { cache } = useList.getState();
  const index = id === null ? null : indexOf(cache, id);
  return index === null ? null : (itemAt(cache, index)?.row ?? null);
}

/** Moves the focus to the title of an article that was opened by Enter, once it is there: unless the person has gone back
 * to the list by then. */
function useFocusOnTitle(document: Document | null, article: OpenedArticle | null): void {
  const { focusRequest, openId } = useReading();
  const done = useRef(0);
  const there = article?.record.id === openId;
  useEffect(() => {
    if (document === null || !there || done.current === focusRequest) return;
    done.current = focusRequest;
    if (useReading.getState().pane === 'list') return;
    document.getElementById('title')?.focus({ preventScroll: true });
  }, [document, there, focusRequest]);
}

/** Escape anywhere in the reader does this, before it leads back to the list. */
function useEscape(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const inReader =
        event.target instanceof Element && event.target.closest('[data-pane="reader"]') !== null;
      if (event.key !== 'Escape' || event.isComposing || !inReader) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  });
}

/** Back to the list in a window of one pane; the row left behind has the focus then. */
function leave(): void {
  backToList();
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-pane="list"] [data-pane-focus]')?.focus(),
  );
}
