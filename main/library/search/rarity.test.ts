import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { articlesOf, rarity } from './rarity.ts';
import { prepareSchema } from './schema.ts';

const ARTICLES = 500;

test('the rarity of a phrase tells how many articles have it, up to half of them', () => {
  const database = openDatabase(':memory:');
  try {
    prepareSchema(database);
    database.transaction(() => {
      for (let place = 1; place <= ARTICLES + 100; place++) {
        // The word n stands in n articles, more than once in some.
        const words = [1, 2, 3, 50, 249, 400].filter((count) => place <= count);
        const body = words.map((count) => `w${count}x `.repeat(1 + (place % 3))).join('and on ');
        database.run(
          `insert into fts (rowid, title, byline, site, tags, notes, body) values (?, ?, '', '', '', '', ?)`,
          [place, place % 5 === 0 ? body : 'Title', body],
        );
      }
      database.run('delete from fts where rowid > ?', [ARTICLES]);
    });
    const told = (match: string) => {
      const row = database.get(`select ${rarity} as rarity from fts where fts match ? limit 1`, [match]);
      return articlesOf(database, row?.rarity);
    };
    expect([1, 2, 3, 50, 249].map((count) => told(`"w${count}x"`))).toEqual([1, 2, 3, 50, 249]);
    expect(told('"w5" *')).toBe(50);
    for (const match of ['"w400x"', '"w" *']) expect(told(match)).toBeNull();
  } finally {
    database.close();
  }
});
