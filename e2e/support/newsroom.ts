import { newsroom } from '../fixtures/newsroom.ts';
import { expect } from './app.ts';
import { runOffprint } from './command-line.ts';
import { mission } from './mission.ts';

/** Fills a library with two weeks of articles, the mission's among them, before the app is started. */
export async function fillWithNews(library: string): Promise<void> {
  const putin = {
    url: 'https://smartencyclopedia.example/putin-north-korea',
    title: mission.title,
    byline: mission.byline,
    site: 'The Smartencyclopedia',
    lang: 'en',
    tags: ['korea', 'diplomacy'],
    published: '2024-06-17',
    saved: savedAt(1, '18:40'),
    text: (await mission.body()).join('\n\n'),
  };
  const pieces = newsroom.map(({ ago, time, paragraphs, ...piece }) => ({
    ...piece,
    saved: savedAt(ago, time),
    text: paragraphs.join('\n\n'),
  }));
  const lines = [putin, ...pieces].map((piece) => JSON.stringify(piece)).join('\n');
  expect((await runOffprint(['import', '-', '--library', library], lines)).code).toBe(0);
}

function savedAt(daysAgo: number, time: string): string {
  const day = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${time}:00.000Z`;
}
