import { t } from '../../state/t.ts';
import { writeArticleNote } from './acts.ts';
import { draftKey, useDrafts } from './drafts.ts';
import { useMarks } from './marks.ts';
import { NoteEditor } from './NoteEditor.tsx';

/** The note on the whole article, between its head and its text; nothing while there is none. */
export function ArticleNote() {
  const record = useMarks((marks) => marks.record);
  const note = useMarks((marks) => marks.note);
  const written = useMarks(({ editing }) => editing !== null && editing.highlight === null);
  const place = { article: record?.id ?? '', highlight: null };
  const draft = useDrafts(({ drafts }) => drafts.get(draftKey(place)));
  if (record === null) return null;
  const text = draft?.text ?? note;
  if (written || draft?.failure)
    return (
      <section className="article-note" aria-label={t.marks.articleNote}>
        <NoteEditor key={record.id} place={place} highlight={null} kept={note} />
      </section>
    );
  if (text === null || text.trim() === '') return null;
  return (
    <section className="article-note" aria-label={t.marks.articleNote}>
      <button type="button" className="note-open" onClick={writeArticleNote}>
        <span className="heard">{t.marks.articleNote}: </span>
        <span dir="auto" className="note-words">
          {text}
        </span>
      </button>
    </section>
  );
}
