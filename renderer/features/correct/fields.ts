import type { ArticleDraft, Correction } from '../../../shared/model/correction.ts';
import type { ArticleRecord } from '../../../shared/model/record.ts';
import { typedDay } from './published.ts';

/** An article as the fields hold it. Lines end as a text field ends them. */
export function fieldsOf(record: ArticleRecord, markdown: string, base: string): ArticleDraft {
  const { title, byline, site, published, tags } = record;
  return {
    title,
    byline: byline ?? '',
    site: site ?? '',
    published: published ?? '',
    tags: [...tags],
    markdown: markdown.replace(/\r\n?/g, '\n'),
    base,
  };
}

/** Whether the fields hold the same. */
export function sameFields(a: ArticleDraft, b: ArticleDraft): boolean {
  const parts = ({ title, byline, site, published, tags, markdown }: ArticleDraft) =>
    JSON.stringify([title, byline, site, published, tags, markdown]);
  return parts(a) === parts(b);
}

/** What stands in the way of saving. */
export type Hindrance = 'no-title' | 'no-day' | 'no-text';

/** What stands in the way of what was typed, in the order of the fields. */
export function hindrancesOf(before: ArticleDraft, now: ArticleDraft): Hindrance[] {
  const hindrances: Hindrance[] = [];
  if (now.title.trim() === '') hindrances.push('no-title');
  if (now.published !== before.published && typedDay(now.published).kind === 'unclear')
    hindrances.push('no-day');
  if (now.markdown.trim() === '' && before.markdown.trim() !== '') hindrances.push('no-text');
  return hindrances;
}

/** What of an article becomes different; what was not touched is left out. */
export function correctionOf(
  before: ArticleDraft,
  now: ArticleDraft,
): { change: Correction; markdown: string | null; base: string | null } {
  const change: Correction = {};
  if (now.title.trim() !== before.title) change.title = now.title.trim();
  if (now.byline.trim() !== before.byline) change.byline = now.byline.trim() || null;
  if (now.site.trim() !== before.site) change.site = now.site.trim() || null;
  if (now.published !== before.published) {
    const typed = typedDay(now.published);
    change.published = typed.kind === 'day' ? typed.day : null;
  }
  if (JSON.stringify(now.tags) !== JSON.stringify(before.tags)) change.tags = now.tags;
  return { change, markdown: now.markdown === before.markdown ? null : now.markdown, base: now.base ?? null };
}
