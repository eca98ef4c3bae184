import { readFile } from 'node:fs/promises';

const file = new URL('../../main/library/capture/fixtures/article.txt', import.meta.url);

/** The article that came with the mission, and what must come of it. */
export const mission = {
  title: 'Putin’s Rare Visit to North Korea Signals Strengthened Ties Amid Ongoing Conflicts',
  byline: 'The Smartencyclopedia Staff Writer with Agencies',
  paragraphs: 11,
  text: () => readFile(file, 'utf8'),
  /** Its eleven paragraphs, each on one line. */
  body: async () => {
    const blocks = (await readFile(file, 'utf8')).split(/\n\s*\n/).map((block) => block.trim());
    return blocks.filter((block) => block.length > 120 && !block.includes('Share this:'));
  },
};
