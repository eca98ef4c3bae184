import type { MarkedText } from '../../../shared/model/view.ts';
import { markedParts } from './marked-parts.ts';

/** Text with the passages that were found. */
export function Marked(marked: MarkedText) {
  return (
    <>
      {markedParts(marked).map(({ text, start, found }) => (found ? <mark key={start}>{text}</mark> : text))}
    </>
  );
}
