import { useEffect } from 'react';
import type { Highlight } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { runCommand } from '../../state/commands.ts';
import { arrived, usePassage, type WantedPassage } from '../../state/passage.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import type { OpenedArticle } from './opened.ts';
import { outlines, reveal } from './passage-view.ts';
import { spanOf } from './passages.ts';
import type { PlaceKeeper } from './place.ts';
import { articleText } from './text.ts';

/** How long the passage is outlined, milliseconds; the animation in `frame.css` ends with it. */
const shownFor = 1600;

/** Brings the passage that is wanted (`state/passage.ts`) into view once its article is there, and outlines it for a
 * moment. */
export function useArrival(
  document: Document | null,
  article: OpenedArticle | null,
  keeper: PlaceKeeper | null,
): void {
  const wanted = usePassage((passage) => passage.wanted);
  const text = article?.text ?? null;
  const shown = article?.record.id ?? null;

  useEffect(() => {
    if (document === null || keeper === null || text === null || wanted?.article !== shown) return;
    // What lies in the page is the text whose arrival runs this again: another one will.
    let current = true;
    void rangeOf(document, wanted).then((range) => {
      if (!current) return;
      arrived(wanted);
      if (wanted.highlight === null && wanted.focus) runCommand('article-note');
      if (range === null) return;
      reveal(range, keeper);
      outlineForAMoment(document, range);
    });
    return () => {
      current = false;
    };
  }, [document, text, shown, wanted, keeper]);
}

/** Where the wanted highlight lies in the page; null, and said, when it is nowhere. The note on the whole article is no
 * place in it. */
async function rangeOf(document: Document, wanted: WantedPassage): Promise<Range | null> {
  if (wanted.highlight === null) return null;
  try {
    const { highlights } = await call('articles.get', { id: wanted.article });
    const highlight = highlights.find(({ id }) => id === wanted.highlight);
    const range = highlight === undefined ? null : rangeOfHighlight(document, highlight);
    if (range === null)
      showToast(t.failure({ code: 'not-found', details: { what: 'passage', id: wanted.highlight } }));
    return range;
  } catch (error) {
    showToast(t.failure(failureOf(error)));
    return null;
  }
}

function rangeOfHighlight(document: Document, { start, end }: Highlight): Range | null {
  const prose = document.querySelector('.prose');
  if (prose === null || start === null || end === null) return null;
  const span = spanOf(articleText(prose).pieces, start, end);
  if (span === null) return null;
  const range = document.createRange();
  range.setStart(span.startNode, span.startOffset);
  range.setEnd(span.endNode, span.endOffset);
  return range;
}

function outlineForAMoment(document: Document, range: Range): void {
  const outline = outlines(document, range, 'arrived');
  const layout = new ResizeObserver(outline.draw);
  const sheet = document.querySelector('.sheet');
  if (sheet) layout.observe(sheet);
  setTimeout(() => {
    layout.disconnect();
    outline.remove();
  }, shownFor);
}
