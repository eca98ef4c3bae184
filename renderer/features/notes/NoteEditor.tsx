import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { type Highlight, highlightColour } from '../../../shared/model/record.ts';
import { t } from '../../state/t.ts';
import { focusArticle, recolour, removeArticleNote, removeHighlight } from './acts.ts';
import { settleHighlight } from './adding.ts';
import { draftKey, leaveDraft, leaveDraftSaid, type NotePlace, typeDraft, useDrafts } from './drafts.ts';
import { useMarks } from './marks.ts';

type Props = {
  place: NotePlace;
  /** The highlight that the note is on; null for the note on the article. */
  highlight: Highlight | null;
  /** As it is kept. */
  kept: string | null;
};

/** Where a note is written, in the frame: it is kept while one types. Ctrl+Enter, Escape and leaving end it. */
export function NoteEditor({ place, highlight, kept }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const key = draftKey(place);
  const draft = useDrafts(({ drafts }) => drafts.get(key));
  const isWritten = useMarks(({ editing }) => editing?.highlight === place.highlight);
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null || !isWritten) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [isWritten]);
  const placeNow = useRef(place);
  placeNow.current = place;
  useEffect(
    () => () => {
      void leave(placeNow.current);
      void leaveDraftSaid(placeNow.current);
    },
    [],
  );

  const end = (): void => {
    useMarks.setState(({ editing }) => (editing?.highlight === place.highlight ? { editing: null } : {}));
    void leave(place);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (relatedTarget !== null && currentTarget.contains(relatedTarget)) return;
    // The window itself may have lost the focus: then one comes back to the same place.
    if (window.document.hasFocus()) end();
    else void leaveDraft(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!done) return;
    event.preventDefault();
    end();
    focusArticle();
  };
  return (
    <fieldset
      className="note-editor"
      aria-label={highlight === null ? t.marks.articleNote : t.marks.group}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <textarea
        ref={field}
        aria-label={highlight === null ? t.marks.articleNote : t.marks.note}
        placeholder={highlight === null ? t.marks.articlePlaceholder : t.marks.placeholder}
        rows={highlight === null ? 2 : 1}
        dir="auto"
        spellCheck={false}
        value={draft?.text ?? kept ?? ''}
        onChange={({ target }) => typeDraft(place, kept ?? '', target.value)}
      />
      {draft?.failure ? (
        <p className="note-failure" role="alert">
          {t.marks.notSaved(draft.failure, t.failure)}{' '}
          <button type="button" onClick={() => void leaveDraft(place)}>
            {t.marks.retry}
          </button>
        </p>
      ) : null}
      <div className="note-tools">
        {highlight === null ? null : <Swatches highlight={highlight} />}
        <button
          type="button"
          className="note-remove"
          aria-label={highlight === null ? t.marks.removeNote : t.marks.remove}
          title={highlight === null ? t.marks.removeNote : t.marks.remove}
          onClick={() => {
            void (highlight === null ? removeArticleNote() : removeHighlight(highlight.id));
            focusArticle();
          }}
        />
      </div>
    </fieldset>
  );
}

async function leave(place: NotePlace): Promise<void> {
  if ((await leaveDraft(place)) && place.highlight !== null) await settleHighlight(place.highlight);
}

function Swatches({ highlight }: { highlight: Highlight }) {
  return (
    <div className="note-swatches">
      {highlightColour.options.map((colour) => (
        <button
          key={colour}
          type="button"
          className="note-swatch"
          data-colour={colour}
          aria-label={t.marks.colours[colour]}
          title={t.marks.colours[colour]}
          aria-pressed={highlight.colour === colour}
          onClick={() => void recolour(highlight, colour)}
        >
          <span aria-hidden="true">a</span>
        </button>
      ))}
    </div>
  );
}
