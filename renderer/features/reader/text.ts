import type { TextPiece } from '../../../shared/text/builder.ts';
import { domText } from '../../../shared/text/dom.ts';

/** The plain text of an article in the page, and the nodes it came from. */
export type ArticleText = { text: string; pieces: readonly TextPiece<Node>[] };

const known = new WeakMap<Element, ArticleText>();

/** The plain text of `root`. It is remembered: who puts other nodes in says so by `forgetText`. */
export function articleText(root: Element): ArticleText {
  const before = known.get(root);
  if (before !== undefined) return before;
  const made = domText<Node>(root, { captions: true });
  known.set(root, made);
  return made;
}

export function forgetText(root: Element): void {
  known.delete(root);
}
