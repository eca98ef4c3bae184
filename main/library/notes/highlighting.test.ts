import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorkshop, type Workshop } from '../saving/test-library.ts';
import { article } from '../store/store.testing.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.closeLibraries());
afterAll(() => workshop.close());

const text = 'The ferry left at dawn. Nobody saw it.';

async function oneArticle() {
  const library = await workshop.library();
  const [added] = await library.add([article('One', text)]);
  const id = added?.id ?? '';
  const mark = (quote: string) =>
    library.addHighlight(id, { quote, start: text.indexOf(quote), colour: 'yellow', comment: null });
  const quotes = async () => (await library.get(id)).highlights.map(({ quote }) => quote);
  return { library, id, mark, quotes };
}

test('a highlight is made, changed and removed, and each can be taken back', async () => {
  const { library, id, mark, quotes } = await oneArticle();
  const { highlight, undo } = await mark('ferry');
  const changed = await library.changeHighlight(id, highlight.id, { colour: 'pink', comment: 'Which one?' });
  expect((await library.get(id)).highlights).toMatchObject([{ colour: 'pink', comment: 'Which one?' }]);
  const removed = await library.removeHighlight(id, highlight.id);
  expect(await quotes()).toEqual([]);
  await library.undo(removed.undo ?? '');
  expect((await library.get(id)).highlights).toMatchObject([{ colour: 'pink', comment: 'Which one?' }]);
  await library.undo(changed.undo ?? '');
  expect((await library.get(id)).highlights).toEqual([highlight]);
  await library.undo(undo ?? '');
  expect(await quotes()).toEqual([]);
});

test('taking one back leaves the others as they are', async () => {
  const { library, id, mark, quotes } = await oneArticle();
  const first = await mark('ferry');
  const removed = await library.removeHighlight(id, first.highlight.id);
  const second = await mark('dawn');
  await library.undo(removed.undo ?? '');
  expect(await quotes()).toEqual(['dawn', 'ferry']);
  await library.undo(second.undo ?? '');
  expect(await quotes()).toEqual(['ferry']);
});

test('a comment written in pieces is taken back at once, and what was marked meanwhile stays', async () => {
  const { library, id, mark } = await oneArticle();
  const { highlight } = await mark('ferry');
  let undo: string | null = null;
  for (const comment of ['W', 'Which', 'Which one?']) {
    ({ undo } = await library.changeHighlight(id, highlight.id, { comment }, undo));
    if (comment === 'Which') await mark('dawn');
  }
  await library.undo(undo ?? '');
  expect((await library.get(id)).highlights).toMatchObject([
    { quote: 'ferry', comment: null },
    { quote: 'dawn', comment: null },
  ]);
});

test('a highlight is put on another passage with its colour and comment, and taken back', async () => {
  const { library, id, mark } = await oneArticle();
  const { highlight } = await mark('ferry');
  await library.changeHighlight(id, highlight.id, { comment: 'Which one?' });
  const { undo } = await library.placeHighlight(id, highlight.id, { quote: 'dawn', start: 18 });
  expect((await library.get(id)).highlights).toMatchObject([
    {
      id: highlight.id,
      quote: 'dawn',
      start: 18,
      end: 22,
      prefix: 'The ferry left at ',
      comment: 'Which one?',
    },
  ]);
  await library.undo(undo ?? '');
  expect((await library.get(id)).highlights).toMatchObject([{ quote: 'ferry', start: 4, end: 9 }]);
  await expect(library.placeHighlight(id, highlight.id, { quote: 'noon', start: 0 })).rejects.toMatchObject({
    failure: { code: 'not-found', details: { what: 'passage' } },
  });
});

test('a highlight with an id of its own is made once, however often it is asked for', async () => {
  const { library, id, quotes } = await oneArticle();
  const request = {
    quote: 'ferry',
    start: 4,
    colour: 'blue',
    comment: null,
    highlight: 'a'.repeat(16),
  } as const;
  const { highlight } = await library.addHighlight(id, request);
  expect(highlight.id).toBe('a'.repeat(16));
  expect(await library.addHighlight(id, request)).toEqual({ highlight, undo: null });
  expect(await quotes()).toEqual(['ferry']);
});

test('the same colour and comment again is no change', async () => {
  const { library, id, mark } = await oneArticle();
  const { highlight } = await mark('ferry');
  expect(await library.changeHighlight(id, highlight.id, { colour: 'yellow' })).toEqual({ undo: null });
});

test('a highlight that is not there is told', async () => {
  const { library, id } = await oneArticle();
  const missing = { failure: { code: 'not-found', details: { what: 'highlight' } } };
  await expect(library.removeHighlight(id, '0'.repeat(16))).rejects.toMatchObject(missing);
  await expect(library.changeHighlight(id, '0'.repeat(16), {})).rejects.toMatchObject(missing);
});
