import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Library } from '../library.types.ts';
import { libraryFolders, titlesOf } from '../store/store.testing.ts';
import { judgedArticles } from './judged.testing.ts';

const libraries = libraryFolders();
afterAll(libraries.clear);
let library: Library;
beforeAll(async () => {
  library = await libraries.open(await libraries.folder());
  await library.add(judgedArticles());
});

/** What a person who types this would want to see first. */
test.each([
  ['ferry', 'Ferry strike enters its second week'],
  ['harbour', 'Harbour tunnel opens to cyclists'],
  ['tunnel', 'Mayor resigns over the tunnel'],
  ['tunnel mayor', 'Mayor resigns over the tunnel'],
  ['lankov', 'Interview: Andrei Lankov'],
  ['lankov timetable*', 'Reading Pyongyang from its timetable'],
  ['lankov tag:korea', 'Reading Pyongyang from its timetable'],
  ['reservoir', 'The reservoir that never filled'],
  ['water prices', 'Water prices to rise in spring'],
  ['"postal votes"', 'How postal votes are counted'],
  ['energy', 'Energy minister under fire'],
  ['energy -minister', 'Batteries for a whole town'],
  ['wind', 'Wind farm wins its appeal'],
  ['bread', 'Bread without flour'],
  ['strasse', 'Das neue Straßengesetz'],
  ['cafe', 'Le café du port'],
  ['muller koln', 'Ein Müller in Köln'],
  ['東京', '東京の夜行列車'],
  ['ラーメン', '大阪のラーメン屋'],
  ['도서관', '서울의 새 도서관'],
  ['еще', 'Библиотека у реки'],
  ['library', 'A library by the river'],
  ['champion', 'A champion at nine'],
  ['chess champion', 'Chess in the park'],
  ['rust', 'Notes from a rust belt'],
  ['river water report', 'New report on river water'],
  ['by:park', 'Reading Pyongyang from its timetable'],
  ['(rice OR bread) tag:trade', 'Sanctions and the price of rice'],
])('%s: %s', async (query, first) => {
  expect((await titlesOf(library, query))[0]).toBe(first);
});
