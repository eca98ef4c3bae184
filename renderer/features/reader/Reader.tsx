import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ArticleId, ArticleRecord } from '../../../shared/model/record.ts';
import { useCommands } from '../../state/commands.ts';
import { useLayout } from '../../state/layout.ts';
import { useList } from '../../state/list.ts';
import { indexOf, itemAt } from '../../state/pages.ts';
import { backToList, toggleFocusMode, useReading } from '../../state/reading.ts';
import { useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { restore, targets } from '../../state/targets.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { useNotes } from '../notes/useNotes.tsx';
import { FindBar } from './FindBar.tsx';
import { FocusFoot } from './FocusFoot.tsx';
import { useFrameDocument, useFrameLook } from './frame.ts';
import { useForwarding, useMissingImages } from './frame-events.ts';
import { useLargeImages } from './frame-images.ts';
import { useFrameLinks } from './frame-links.ts';
import { Lightbox } from './Lightbox.tsx';
import { LinkAddress } from './LinkAddress.tsx';
import { LinkMenu } from './LinkMenu.tsx';
import { OutlinePanel, OutlinePopover } from './OutlineList.tsx';
import { type OpenedArticle, useOpened } from './opened.ts';
import { usePlace } from './place.ts';
import styles from './Reader.module.css';
import { ReaderBar } from './ReaderBar.tsx';
import { Sheet } from './Sheet.tsx';
import { StubBanner } from './StubBanner.tsx';
import { TagsPopover } from './TagsPopover.tsx';
import { useArrival } from './useArrival.ts';
import { useContents } from './useContents.ts';
import { useFind } from './useFind.ts';
import { useIdle } from './useIdle.ts';
import { useOutline } from './useOutline.ts';

/** The open article: its bar, the find bar, what is to be said about it, and its frame. */
export function Reader() {
  const openId = useReading((reading) => reading.openId);
  const { article, failure, waiting } = useOpened(openId);
  const record = article?.record ?? (waiting ? recordInList(openId) : null);
  const onePane = useLayout() === 'one';
  const frame = useFrameDocument();
  const { place, keeper } = usePlace(frame.document, article);
  const find = useFind(frame.document, article, keeper, frame.ref);
  const [tagsOpen, setTagsOpen] = useState(false);
  const openTags = useCallback(() => setTagsOpen(true), []);
  const tagsButton = useRef<HTMLButtonElement>(null);
  useFrameLook(frame.document);
  useForwarding(frame.document, frame.ref);
  useMissingImages(frame.document);
  useFocusOnTitle(frame.document, article);
  useArrival(frame.document, article, keeper);
  const notes = useNotes({ document: frame.document, frame: frame.ref, keeper, article });
  const images = useLargeImages(frame.document, openId);
  const links = useFrameLinks(frame.document, frame.ref, openId);

  const focusMode = useReading((reading) => reading.focusMode);
  const bar = useRef<HTMLDivElement>(null);
  const idle = useIdle(focusMode, frame.document, bar);
  const outline = useOutline(frame.document, article);
  const contents = useContents(outline !== null && !focusMode);

  const isOpen = () => openId !== null;
  const findOn = (by: 1 | -1) => (find.text === null ? find.reopen() : find.step(by));
  useCommands({
    find: { when: isOpen, run: find.open },
    'find-next': { when: isOpen, run: () => findOn(1) },
    'find-previous': { when: isOpen, run: () => findOn(-1) },
    // With another article selected the list has its own.
    tags: { when: () => record !== null && !focusMode && isOnlyTarget(record.id), run: openTags },
    outline: {
      when: () => outline !== null && !focusMode,
      run: () => {
        const panel = contents.room.current?.querySelector('nav');
        const inside = panel?.contains(document.activeElement) === true;
        contents.toggle();
        if (inside) frame.ref.current?.focus();
      },
    },
    'focus-mode': {
      when: isOpen,
      run: () => {
        toggleFocusMode();
        frame.ref.current?.focus();
      },
    },
  });

  useEscape(find.text === null ? null : find.close);

  return (
    <div className={styles.reader}>
      {record === null ? (
        <div className={styles.noBar}>
          {onePane ? <IconButton icon="arrow-left" label={t.app.back} onPress={leave} /> : null}
        </div>
      ) : (
        <>
          <ReaderBar
            record={record}
            place={place}
            outline={outline === null ? null : { shown: contents.shown, button: contents.button }}
            tagsButton={tagsButton}
            onTags={openTags}
            onBack={leave}
            idle={idle}
            barRef={bar}
          />
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
          onClose={find.close}
        />
      )}
      {failure === null ? null : (
        <div className={styles.notice}>
          <NoteBar tone="warn" title={t.reader.failed}>
            {t.failure(failure)}
          </NoteBar>
        </div>
      )}
      <div className={styles.body} ref={contents.room}>
        {outline === null || record === null || contents.kind !== 'panel' ? null : (
          <OutlinePanel record={record} outline={outline} takesFocus={contents.takesFocus} />
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
      </div>
      {notes.bar}
      {outline === null || record === null ? null : (
        <OutlinePopover
          record={record}
          outline={outline}
          isOpen={contents.kind === 'popover'}
          onClose={contents.close}
          triggerRef={contents.button}
        />
      )}
      {focusMode && record !== null ? <FocusFoot record={record} place={place} /> : null}
      {links.address === null ? null : <LinkAddress address={links.address} />}
      <Lightbox large={images.large} onShow={images.show} onClose={images.close} />
      <LinkMenu menu={links.menu} onClose={links.closeMenu} />
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
  const days = useSettings(({ trashDays }) => trashDays);
  if (record.problem === null && !text.degraded && !record.trashed) return null;
  return (
    <div className={styles.notice}>
      {record.trashed ? (
        <NoteBar
          tone="plain"
          title={t.trash.here}
          action={<Button onPress={() => void restore([record.id])}>{t.trash.restoreHere}</Button>}
        >
          {t.trash.hereFor(days)}
        </NoteBar>
      ) : null}
      {record.problem !== null ? (
        <StubBanner record={record} problem={record.problem} />
      ) : text.degraded ? (
        <NoteBar tone="plain" title={t.reader.degraded}>
          {t.reader.degradedText}
        </NoteBar>
      ) : null}
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
    // Who is already in the find bar, or in something that was opened, stays there.
    if (window.document.activeElement?.closest('[data-pane="reader"] input, [role="dialog"], [role="menu"]'))
      return;
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
