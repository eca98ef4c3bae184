import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ArticleDraft } from '../../../shared/model/correction.ts';
import type { ArticleRecord } from '../../../shared/model/record.ts';
import { endCorrecting } from '../../state/correcting.ts';
import { useOutside } from '../../state/outside.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { platform } from '../../ui/platform.ts';
import { discardDraft, saveCorrection, sayKept } from './actions.ts';
import { type DraftKeeper, keepDrafts } from './draft.ts';
import styles from './Editor.module.css';
import { Fields } from './Fields.tsx';
import { type Hindrance, hindrancesOf, sameFields } from './fields.ts';
import { TextAndPreview } from './TextAndPreview.tsx';

type Props = {
  record: ArticleRecord;
  /** The article as it is kept. */
  saved: ArticleDraft;
  /** What was typed before. */
  draft: ArticleDraft | null;
  /** The draft is not wanted: it goes, and can be brought back. */
  anew: boolean;
};

/** The fields of an article and its text beside what becomes of it. What is typed is kept as a draft at once, and becomes the
 * article on Save. */
export function Editor({ record, saved, draft, anew }: Props) {
  const { id } = record;
  const [fields, setFields] = useState(anew || draft === null ? saved : draft);
  const [hindrances, setHindrances] = useState<Hindrance[]>([]);
  const [saving, setSaving] = useState(false);
  const [keeper] = useState(() => keepDrafts(id, draft !== null));
  const root = useRef<HTMLFormElement>(null);
  const begunOn = fields.base ?? saved.base;
  const outside = useOutside(({ sinceCorrecting }) => sinceCorrecting.has(id)) || begunOn !== saved.base;
  const dirty = !sameFields(saved, fields);
  const leaving = useRef({ dirty, ended: false });
  leaving.current.dirty = dirty;
  useEffect(() => {
    if (anew && draft !== null) void discardDraft(id, keeper, draft, false);
  }, [anew, draft, id, keeper]);
  useDraftOnLeaving(id, keeper, leaving);

  const change = (part: Partial<ArticleDraft>) => {
    const next = { ...fields, ...part };
    setFields(next);
    if (hindrances.length > 0) setHindrances(hindrancesOf(saved, next));
    keeper.keep(sameFields(saved, next) ? null : next);
  };
  const save = async (withoutText: boolean) => {
    if (saving) return;
    const found = hindrancesOf(saved, fields).filter((one) => one !== 'no-text' || !withoutText);
    setHindrances(found);
    if (found.length > 0) return focusOn(root.current, found);
    setSaving(true);
    leaving.current.ended = true;
    leaving.current.ended = await saveCorrection(id, keeper, saved, fields);
    setSaving(false);
  };
  const cancel = () => {
    leaving.current.ended = true;
    void discardDraft(id, keeper, dirty ? fields : null, true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
    if (!mod || event.altKey || event.shiftKey) return;
    if (event.key !== 'Enter' && event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void save(false);
  };
  return (
    <form
      ref={root}
      className={styles.editor}
      aria-label={t.correct.title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <header className={styles.bar}>
        <IconButton icon="arrow-left" label={t.correct.backToArticle} onPress={endCorrecting} />
        <h1 className={styles.title}>{t.correct.title}</h1>
        <span className={styles.state} role="status">
          {dirty ? t.correct.notSaved : ''}
        </span>
        <Button variant="quiet" onPress={cancel}>
          {dirty ? t.correct.discard : t.app.cancel}
        </Button>
        <Button
          variant="primary"
          shortcut="Mod+Enter"
          disabledReason={dirty ? null : t.correct.nothingChanged}
          onPress={() => void save(false)}
        >
          {t.correct.save}
        </Button>
      </header>
      {outside ? (
        <div className={styles.notice}>
          <NoteBar tone="plain" title={t.outside.correcting}>
            {t.outside.correctingText}
          </NoteBar>
        </div>
      ) : null}
      {hindrances.includes('no-text') ? (
        <div className={styles.notice}>
          <NoteBar
            tone="warn"
            title={t.correct.noText}
            action={
              <Button small onPress={() => void save(true)}>
                {t.correct.saveWithoutText}
              </Button>
            }
          >
            {t.correct.noTextText}
          </NoteBar>
        </div>
      ) : null}
      <Fields fields={fields} saved={saved} hindrances={hindrances} onChange={change} />
      <TextAndPreview
        id={id}
        lang={record.lang}
        title={fields.title}
        markdown={fields.markdown}
        onChange={(markdown) => change({ markdown })}
      />
    </form>
  );
}

/** Whoever goes elsewhere finds what was typed as a draft. */
function useDraftOnLeaving(
  id: string,
  keeper: DraftKeeper,
  leaving: { current: { dirty: boolean; ended: boolean } },
): void {
  useEffect(() => {
    const flush = () => void keeper.flush();
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
      const { dirty, ended } = leaving.current;
      if (ended) return;
      flush();
      if (dirty) sayKept(id);
    };
  }, [id, keeper, leaving]);
}

/** The first field that something is wrong with. */
function focusOn(root: HTMLElement | null, [first]: Hindrance[]): void {
  const name = first === 'no-title' ? 'title' : first === 'no-day' ? 'published' : 'text';
  root?.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea)`)?.focus();
}
