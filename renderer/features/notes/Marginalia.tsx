import { useRef } from 'react';
import type { ArticleRecord, Highlight } from '../../../shared/model/record.ts';
import { t } from '../../state/t.ts';
import { editNote, placeOnSelection, removeHighlight } from './acts.ts';
import { draftKey, useDrafts } from './drafts.ts';
import { useMarks } from './marks.ts';
import { NoteEditor } from './NoteEditor.tsx';
import { useMarginPlaces } from './useMarginPlaces.ts';
import { arriveAt, leaveHighlight, onArrows } from './visiting.ts';

/** What stands beside the text: a button for each highlight, in its order, which is its note where there is room and is only
 * heard elsewhere; and at the end the highlights whose passage has changed. */
export function Marginalia() {
  const record = useMarks((marks) => marks.record);
  const placed = useMarks((marks) => marks.placed);
  const gone = useMarks((marks) => marks.gone);
  const current = useMarks((marks) => marks.current);
  const place = useRef<HTMLElement>(null);
  useMarginPlaces(place);
  if (record === null || placed.length + gone.length === 0) return null;
  const stop = placed.some(({ highlight }) => highlight.id === current) ? current : placed[0]?.highlight.id;
  return (
    <aside ref={place} className="marginalia" aria-label={t.marks.region}>
      {gone.length === 0 ? null : <Gone gone={gone} />}
      {placed.length === 0 ? null : (
        <ul onKeyDown={onArrows}>
          {placed.map(({ highlight }) => (
            <Item key={highlight.id} highlight={highlight} record={record} isStop={highlight.id === stop} />
          ))}
        </ul>
      )}
    </aside>
  );
}

type ItemProps = { highlight: Highlight; record: ArticleRecord; isStop: boolean };

function Item({ highlight, record, isStop }: ItemProps) {
  const { id, colour, comment, quote, updated } = highlight;
  const layout = useMarks((marks) => marks.layout);
  const joined = useMarks(({ hovered }) => hovered === id);
  const place = { article: record.id, highlight: id };
  const draft = useDrafts(({ drafts }) => drafts.get(draftKey(place)));
  const written = useMarks(({ editing }) => editing?.highlight === id) || draft?.failure != null;
  const inMargin = layout === 'centre' || layout === 'start';
  const words = draft?.text ?? comment;
  const shown = inMargin && words !== null && words.trim() !== '';
  const name = t.marks.named(colour, quote, words);
  if (written)
    return (
      <li
        className={inMargin ? 'margin-note' : 'margin-note over'}
        data-colour={colour}
        data-highlight={id}
        data-joined={joined}
      >
        <NoteEditor place={place} highlight={highlight} kept={comment} />
      </li>
    );
  return (
    <li
      className={shown ? 'margin-note' : 'heard-note'}
      data-colour={colour}
      data-highlight={id}
      data-joined={joined}
      onMouseEnter={() => useMarks.setState({ hovered: id })}
      onMouseLeave={() => useMarks.setState({ hovered: null })}
    >
      <button
        type="button"
        className="note-open"
        aria-label={name}
        tabIndex={isStop ? 0 : -1}
        data-mark-button={id}
        // A press focuses as well: then the page must not move under the pointer.
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && arriveAt(id)}
        onBlur={leaveHighlight}
        onClick={() => (comment === null ? useMarks.setState({ current: id, barOpen: true }) : editNote(id))}
      >
        {shown ? (
          <>
            <span dir="auto" className="note-words">
              {words}
            </span>
            <time dateTime={updated}>{t.marks.when(updated, new Date())}</time>
          </>
        ) : null}
      </button>
    </li>
  );
}

/** Highlights whose words are not in the text any more. They are kept until they are put elsewhere or removed. */
function Gone({ gone }: { gone: readonly Highlight[] }) {
  const selected = useMarks((marks) => marks.selected !== null);
  return (
    <section className="gone" aria-label={t.marks.gone}>
      <h2>{t.marks.gone}</h2>
      <p>{t.marks.goneText}</p>
      <ul>
        {gone.map((highlight) => (
          <li key={highlight.id} data-colour={highlight.colour}>
            <blockquote>
              <span dir="auto">{t.marks.quoted(highlight.quote)}</span>
            </blockquote>
            {highlight.comment === null ? null : (
              <p className="note-words" dir="auto">
                {highlight.comment}
              </p>
            )}
            <div className="gone-tools">
              {selected ? (
                // The press must not take the selection away.
                <button
                  type="button"
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => void placeOnSelection(highlight)}
                >
                  {t.marks.place}
                </button>
              ) : null}
              <button type="button" onClick={() => void removeHighlight(highlight.id)}>
                {t.marks.remove}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
