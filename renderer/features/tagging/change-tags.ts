import type { ArticleId } from '../../../shared/model/record.ts';
import { changeArticles } from '../../state/changes.ts';
import { t } from '../../state/t.ts';

/** Gives articles a tag, and says to how many, with Undo. */
export function addTag(ids: Iterable<ArticleId>, tag: string): void {
  void changeArticles([...ids], { addTags: [tag] }, (count) => t.bulk.tagged(tag, count));
}

export function removeTag(ids: Iterable<ArticleId>, tag: string): void {
  void changeArticles([...ids], { removeTags: [tag] }, (count) => t.bulk.untagged(tag, count));
}
