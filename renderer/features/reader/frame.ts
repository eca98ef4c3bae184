import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ReadingFont } from '../../../shared/model/settings.ts';
import { useLayout } from '../../state/layout.ts';
import { useSettings } from '../../state/settings.ts';
import { setContrast, useReadingTheme } from '../../state/theme.ts';
import frameStyle from './frame.css?url';

/** The frame begins empty, with its style sheet; the app puts nodes into it. Nothing of an article is ever parsed as a
 * page. */
const emptyPage = `<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="${frameStyle}"></head><body></body></html>`;

export type FrameDocument = {
  ref: RefObject<HTMLIFrameElement | null>;
  /** For the `iframe` element. */
  srcDoc: string;
  onLoad: () => void;
  /** The document inside, once its style sheet is there. */
  document: Document | null;
};

export function useFrameDocument(): FrameDocument {
  const ref = useRef<HTMLIFrameElement>(null);
  const [inside, setInside] = useState<Document | null>(null);
  const onLoad = useCallback(() => {
    const loaded = ref.current?.contentDocument ?? null;
    // Should anything ever make the frame leave its page, it comes back to it.
    if (loaded?.URL === 'about:srcdoc') setInside(loaded);
    else if (ref.current) ref.current.srcdoc = emptyPage;
  }, []);
  return { ref, srcDoc: emptyPage, onLoad, document: inside };
}

const families: Record<ReadingFont, string> = {
  serif: 'var(--font-serif)',
  sans: 'var(--font-sans)',
  mono: 'var(--font-mono)',
};

/** Dresses the frame as the person wants it. A style attribute in the page would be dead under the content policy;
 * properties set from outside are not. */
export function useFrameLook(document: Document | null): void {
  const theme = useReadingTheme();
  const settings = useSettings();
  const layout = useLayout();
  const { readingSize, readingFont, readingLeading, readingMeasure, readingParagraphs } = settings;
  const { contrast } = settings;
  useLayoutEffect(() => {
    if (document === null) return;
    const root = document.documentElement;
    for (const element of [root, document.body]) element.dataset.reading = theme;
    setContrast(root, contrast);
    root.dataset.layout = layout;
    root.dataset.paragraphs = readingParagraphs;
    root.style.setProperty('--read-size', `${readingSize}px`);
    root.style.setProperty('--read-font', families[readingFont]);
    root.style.setProperty('--read-leading', String(readingLeading));
    root.style.setProperty('--read-letters', String(readingMeasure));
  }, [
    document,
    theme,
    contrast,
    layout,
    readingSize,
    readingFont,
    readingLeading,
    readingMeasure,
    readingParagraphs,
  ]);
}
