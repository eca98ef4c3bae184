import { NotesView } from './pages/notes-view.ts';
import { expect, test } from './support/app.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot, steadyLetters } from './support/shots.ts';

test.use({ switches: steadyLetters });

test('Notes', async ({ closed: offprint }) => {
  test.setTimeout(180_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(1400, 880);
  const { page, window } = offprint;
  const notes = new NotesView(page);
  await notes.open();
  await shoot(offprint, 'notes-empty');
  await notes.mark([
    {
      title: 'The ferry that was sold',
      quote: 'Both buyers kept the receipt, and both were right.',
      colour: 'blue',
    },
  ]);
  await notes.mark([
    {
      title: 'Why the cargo',
      quote: 'The permit is in another town.',
      colour: 'green',
      comment: 'Which town? Ask the county for the map.',
    },
    { title: 'Why the cargo', quote: 'The union has counted nine thousand pushes', colour: 'pink' },
    { title: 'A border market', quote: 'The market is older than the border', colour: 'violet' },
  ]);
  await notes.note('A border market', 'Compare with the railway atlas of 1958 in the county library.');
  await notes.mark([
    { title: 'Putin', quote: 'reinforcing ties with an old ally', colour: 'blue' },
    {
      title: 'Putin',
      quote: 'unbreakable relationship of comrades-in-arms',
      colour: 'yellow',
      comment: 'Same wording as the 2023 message. Compare before quoting.',
    },
  ]);
  await notes.row(/comrades/).click();
  await expect(window.reader.title).toContainText('Putin');
  await shoot(offprint, 'notes');
  await page.keyboard.press('n');
  await shoot(offprint, 'notes-editing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await shoot(offprint, 'notes-selected');
  await page.keyboard.press('Escape');
  await notes.search.fill('nobody wrote this');
  await expect(notes.list).toBeHidden();
  await shoot(offprint, 'notes-nothing');
  await notes.search.fill('');
  await offprint.resize(420, 800);
  await page.keyboard.press('Escape');
  await expect(notes.list).toBeVisible();
  await shoot(offprint, 'narrow-notes');
});
