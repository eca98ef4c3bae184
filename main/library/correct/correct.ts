import type { Correction } from '../../../shared/model/correction.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { excerptOf } from '../../../shared/text/excerpt.ts';
import { countWords } from '../../../shared/text/words.ts';
import { linkedImages } from '../export/image-links.ts';
import type { Library } from '../library.types.ts';
import { markdownToText } from '../search/markdown-text.ts';
import { cleanTags, takenBack } from '../store/change.ts';
import type { ChangedFields } from '../store/changes-log.ts';
import { IMAGES } from '../store/layout.ts';
import type { Store } from '../store/store.ts';
import { proofOf, readVersion, writeText } from '../store/texts.ts';
import type { UndoMemory, UndoStep } from '../store/undo.ts';
import { keepDraft, readDraft } from './draft.ts';
import { reanchored } from './reanchor.ts';

/** Corrections by hand. `textOf` gives the plain text of a Markdown text, as anchors count in it. `look` takes over what somebody
 * else wrote into an article's file. */
export function correcting(
  store: Store,
  undos: UndoMemory,
  textOf: (markdown: string) => Promise<string>,
  look: (ids: ArticleId[]) => Promise<void>,
): Pick<Library, 'correct' | 'draft' | 'keepDraft'> {
  return {
    draft: (id) => readDraft(store, id),
    keepDraft: (id, draft) => keepDraft(store, id, draft),
    async correct(id, change, markdown, base = null) {
      const text = markdown === null ? '' : await textOf(markdown);
      await look([id]);
      let outside = false;
      const { record, step } = await writeText(store, id, (before, body) => {
        outside = base !== null && proofOf(body) !== base;
        const set = fieldsOf(before, change);
        if (markdown === null || markdown === body) return { set, text: null };
        return { set: { ...set, ...factsOf(before, body, markdown, text) }, text: markdown };
      });
      await keepDraft(store, id, null);
      return { record, undo: undos.remember(step === null ? [] : [step]), outside };
    },
  };
}

/** Takes a correction back that changed a text. What was marked or written on the article since stays, and is put where it
 * stands in the text of before. A text that became another one since stays, with all that follows from it. */
export async function undoText(
  store: Store,
  step: TextStep,
  textOf: (markdown: string) => Promise<string>,
): Promise<number> {
  const { ids, before, after, text: changed } = step;
  const [id = ''] = ids;
  const old = await readVersion(store.layout, id, changed);
  const oldText = await textOf(old);
  const { step: undone } = await writeText(store, id, (record, body) => {
    const { words, excerpt, image, problem, highlights, ...fields } = takenBack(record, before, after) ?? {};
    if (proofOf(body) !== changed.after) return { set: fields, text: null };
    return {
      set: {
        ...fields,
        ...followed(before),
        highlights: reanchored(highlights ?? record.highlights, oldText, before.highlights),
      },
      text: old,
    };
  });
  return undone === null ? 0 : 1;
}

type TextStep = UndoStep & { text: NonNullable<UndoStep['text']> };

/** Whether taking a step back has to do with a text. */
export function isTextStep(step: UndoStep | undefined): step is TextStep {
  return step?.text !== undefined;
}

/** Of the values before, those that follow from the text. */
function followed({ words, excerpt, image, problem }: ChangedFields): ChangedFields {
  return {
    ...(words === undefined ? {} : { words }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(image === undefined ? {} : { image }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function fieldsOf(record: StoredRecord, { tags, ...plain }: Correction): ChangedFields {
  const set: ChangedFields = { ...plain };
  if (tags !== undefined) {
    const wanted = cleanTags(tags);
    // Those that stay keep their order.
    const kept = record.tags.filter((tag) => wanted.includes(tag));
    set.tags = [...kept, ...wanted.filter((tag) => !kept.includes(tag))];
  }
  return set;
}

/** What a record says of its text, for another text. */
function factsOf(record: StoredRecord, body: string, markdown: string, text: string): ChangedFields {
  return {
    words: countWords(text),
    excerpt: isOfText(record.excerpt, body) ? excerptOf(text) : record.excerpt,
    image: imageOf(record, body, markdown),
    // With a text that a person gave it, a stub is an article.
    problem: text.trim() === '' ? record.problem : null,
    highlights: reanchored(record.highlights, text),
  };
}

/** Whether an excerpt was cut from the text: a page's own description is not in it, and stays. */
function isOfText(excerpt: string | null, body: string): boolean {
  if (excerpt === null) return true;
  const folded = (words: string) => words.replace(/\s+/g, ' ').trim();
  return folded(markdownToText(body)).includes(folded(excerpt.replace(/…$/, '')));
}

/** The lead image: the one it has, unless that went with the text; then the first that is in it. */
function imageOf({ image }: StoredRecord, body: string, markdown: string): string | null {
  const present = linkedImages(markdown).map((name) => `${IMAGES}/${name}`);
  const before = linkedImages(body).map((name) => `${IMAGES}/${name}`);
  if (image !== null && (present.includes(image) || !before.includes(image))) return image;
  return present.find((path) => before.includes(path)) ?? null;
}
