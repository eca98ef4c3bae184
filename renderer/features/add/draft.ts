import { create } from 'zustand';
import { guessFormat } from '../../../shared/guess-format.ts';
import type { TextFormat } from '../../../shared/model/save.ts';

export type AddTab = 'link' | 'text' | 'file';

/** What stands in the Add dialog. It outlives the dialog: what was typed is gone only when it was saved. */
export type Draft = {
  tab: AddTab;
  links: string;
  text: string;
  /** What the person chose; null while it is guessed from the text. */
  format: TextFormat | null;
  address: string;
  tags: readonly string[];
  /** What the clipboard held when a part of a page was pasted: as it was laid out, and its bare words. */
  pasted: { html: string; plain: string } | null;
  /** A text that stood in the box, unsaved, when another came into its place. */
  before: Written | null;
};
type Written = Pick<Draft, 'text' | 'format' | 'address' | 'pasted'>;

const noText: Written = { text: '', format: null, address: '', pasted: null };
const empty: Draft = { tab: 'link', links: '', ...noText, tags: [], before: null };

export const useDraft = create<Draft>(() => empty);

export function formatOf({ text, format }: Pick<Draft, 'text' | 'format'>): TextFormat {
  return format ?? guessFormat(text);
}

/** The dialog opens: with a text it was given, else where something was left unsaved, else at a tab. Links are added to
 * those that stand there; a text takes the place of another, which can be put back. `html`: the text with its markup. */
export function beginDraft(tab: AddTab, text: string, html: string | null = null): void {
  useDraft.setState((draft) => {
    if (text === '') {
      const left = { link: draft.links, text: draft.text, file: '' }[draft.tab].trim() !== '';
      return { tab: left ? draft.tab : tab };
    }
    if (tab === 'link')
      return { tab, links: [draft.links.trim(), text].filter((part) => part !== '').join('\n') };
    const fresh: Written =
      html === null
        ? { ...noText, text }
        : { ...noText, text: html, format: 'html', pasted: { html, plain: text } };
    const same = draft.text.trim() === '' || draft.text === fresh.text;
    return { tab, ...fresh, before: same ? draft.before : writtenOf(draft) };
  });
}

function writtenOf({ text, format, address, pasted }: Draft): Written {
  return { text, format, address, pasted };
}

/** Puts the earlier text into the box, and what stands there in its place. */
export function putBack(): void {
  useDraft.setState((draft) =>
    draft.before === null
      ? {}
      : { ...draft.before, before: draft.text.trim() === '' ? null : writtenOf(draft) },
  );
}

/** A text came in by typing, or plainly pasted. */
export function writeText(text: string): void {
  useDraft.setState(({ format }) => ({ text, format: text.trim() === '' ? null : format }));
}

/** A part of a page was pasted into the empty box: links, pictures and headings are only in its markup. */
export function pasteRich(html: string, plain: string): void {
  useDraft.setState({ text: html, format: 'html', pasted: { html, plain } });
}

/** Takes the text as something else. What was pasted from a page comes as its bare words then, and back. */
export function chooseFormat(format: TextFormat): void {
  useDraft.setState(({ text, pasted }) => {
    if (pasted !== null && text === pasted.html && format !== 'html') return { format, text: pasted.plain };
    if (pasted !== null && text === pasted.plain && format === 'html') return { format, text: pasted.html };
    return { format };
  });
}

/** It is in the queue now. A text that had to make room comes back. */
export function clearDraft(part: 'links' | 'text'): void {
  useDraft.setState(({ before }) =>
    part === 'links' ? { links: '', tags: [] } : { ...(before ?? noText), tags: [], before: null },
  );
}
