import type { Format } from './format.ts';
import { counted } from './plural.ts';

type Words = [one: string, many: string];

/** What a check mended, by what was found and how it was mended. */
const mended: Record<string, Words> = {
  'damaged-segment': [
    'damaged part of the catalogue was made anew, from its copy, the articles and the backups',
    'damaged parts of the catalogue were made anew, from their copies, the articles and the backups',
  ],
  'damaged-changes': [
    'change that could not be read is set aside',
    'changes that could not be read are set aside',
  ],
  'damaged-job': ['save that could not be read is set aside', 'saves that could not be read are set aside'],
  'taken-in': [
    'article that was not listed is in the list again',
    'articles that were not listed are in the list again',
  ],
  'article-without-record': [
    'folder that holds no article is set aside',
    'folders that hold no articles are set aside',
  ],
  rewritten: [
    'damaged article was written anew around its text',
    'damaged articles were written anew around their texts',
  ],
  'from-source': [
    'article got its text back from the page that was kept',
    'articles got their texts back from the pages that were kept',
  ],
  'became-link': [
    'article has no text left. Its link, tags and notes are kept: “Retry” fetches it',
    'articles have no text left. Their links, tags and notes are kept: “Retry” fetches them',
  ],
  'altered-image': ['altered image is set aside', 'altered images are set aside'],
  'from-another': [
    'image that was gone was copied from another article',
    'images that were gone were copied from other articles',
  ],
};

/** What could not be mended, and what to do. */
const left: Record<string, Words> = {
  'missing-image': [
    'image is gone. Its description stands in its place; the original page may still show it',
    'images are gone. Their descriptions stand in their places; the original pages may still show them',
  ],
  'damaged-article': [
    'article could not be read by the system. Its file was left as it is; it may be whole on another day or disk',
    'articles could not be read by the system. Their files were left as they are; they may be whole on another day or disk',
  ],
};

/** What a look found, before anything was mended. */
const found: Record<string, Words> = {
  'record-without-article': ['article has lost its folder', 'articles have lost their folders'],
  'article-without-record': [
    'article lies on the disk and is not listed',
    'articles lie on the disk and are not listed',
  ],
  'damaged-segment': ['part of the catalogue is damaged', 'parts of the catalogue are damaged'],
  'damaged-changes': ['change cannot be read', 'changes cannot be read'],
  'damaged-article': ['article is damaged', 'articles are damaged'],
  'damaged-job': ['save that waits cannot be read', 'saves that wait cannot be read'],
  'missing-image': left['missing-image'] ?? ['', ''],
  'altered-image': ['image is not what was saved', 'images are not what was saved'],
};

type Found = { kind: string; repaired: boolean; did: string | null; count: number };

/** Checking and repairing the library. */
export function checkWords(f: Format) {
  const counts = (count: number, words: Words) => `${counted(count, f.number(count), ...words)}.`;
  return {
    check: {
      title: 'Check the library',
      lead: 'Every article, every image and the catalogue are looked through. That takes a few minutes for 50,000 articles; you can go on reading and saving.',
      repairLead:
        'Repairing mends what can be mended from what is there. Nothing is deleted: what is damaged is set aside in the library’s folder.',
      look: 'Only look',
      repair: 'Check and repair',
      repairNow: 'Repair',
      checking: 'Checking the library',
      repairing: 'Checking and repairing the library',
      progress: (done: number, total: number) => `${f.number(done)} of ${f.number(total)} articles`,
      stop: 'Stop',
      show: 'Show',
      goesOn: 'Go on in the background',
      fine: 'Everything is in order',
      fineText: (count: number) =>
        `${counted(count, f.number(count), 'article', 'articles')} and the catalogue were looked through.`,
      allMended: 'Everything that was found is mended',
      textsGone: 'What could be mended is mended',
      partly: 'Not everything could be mended',
      foundTitle: (count: number) => `${counted(count, f.number(count), 'thing', 'things')} found`,
      stopped: 'The check was stopped',
      stoppedText: (count: number) =>
        `${counted(count, f.number(count), 'article was', 'articles were')} looked at by then. What was mended stays mended.`,
      failed: 'The check could not go on',
      mended: 'Mended',
      withoutText: 'Kept without a text',
      left: 'Left as it is',
      found: 'Found',
      readOnly: 'This library can only be read',
      asideText: 'What was set aside stays in the library’s folder until you delete it.',
      showAside: 'Show what was set aside',
      finding({ kind, repaired, did, count }: Found, repair: boolean): string {
        if (kind === 'index-disagrees') {
          return repaired
            ? 'The search index was out of step and is being made anew.'
            : 'The search index is out of step.';
        }
        const words = repaired
          ? ((did === null ? undefined : mended[did]) ?? mended[kind])
          : ((repair ? left[kind] : undefined) ?? found[kind]);
        return counts(count, words ?? [kind, kind]);
      },
      article: (title: string) => (title === '' ? 'Without a title' : title),
    },
  };
}
