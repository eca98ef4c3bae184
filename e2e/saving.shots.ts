import { rm } from 'node:fs/promises';
import { expect, test } from './support/app.ts';
import { shoot, steadyLetters } from './support/shots.ts';

const wide = [1400, 860] as const;
const narrow = [420, 800] as const;

/** Takes a picture of what the window shows, light and dark, as `<name>-light.png` and `<name>-dark.png`. */
test.use({
  switches: async ({ site }, use) => {
    await use([...steadyLetters, `--proxy-server=${site.address}`]);
  },
});

test('The queue, and what is no article', async ({ offprint, site }) => {
  test.setTimeout(120_000);
  const { window, page } = offprint;
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeFocused();
  await offprint.resize(...wide);
  site.silent.add('/images/5.png').add('/images/6.png').add('/hedge-survey');
  const add = await window.add();
  await add.saveLinks(
    'http://coastalgazette.example/night-boat.html',
    'http://meridianwire.example/subscribers',
  );
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await add.saveLinks(
    'http://coastalgazette.example/night-boat.html',
    'http://county.example/annual%20report.pdf',
  );
  await expect(add.group('Not saved')).toHaveCount(2);
  await window.drop([{ name: 'scan.txt', type: 'text/plain', text: '%PDF-1.7' }]);
  await add.saveLinks(
    'http://northquay.example/harbour-dues.html',
    'http://tidewaterpost.example/hedge-survey',
  );
  await expect(add.dialog).toContainText('Saving images, 3 of 5');
  await offprint.offline(true);
  await add.saveLinks('http://signaldesk.example/anchors', 'http://fieldnotes.example/salt');
  await expect(add.job('fieldnotes.example')).toContainText('Waiting for the network');
  await shoot(offprint, 'queue');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-queue');
  await add.button('Cancel all').click();
  await add.saveLinks('http://signaldesk.example/anchors', 'http://fieldnotes.example/salt');
  await expect(add.group('Being saved').filter({ hasText: 'Waiting for the network' })).toHaveCount(2);
  await offprint.resize(...wide);
  await add.close();
  await window.row('annual report.pdf').click();
  await expect(window.reader.pane.getByRole('alert')).toBeVisible();
  await shoot(offprint, 'offline');
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', 'https://example.org/');
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await shoot(offprint, 'drop');
});

test('A library whose disk is away', async ({ offprint }) => {
  await offprint.quit();
  await rm(offprint.library, { recursive: true });
  await offprint.open();
  await expect(offprint.page.getByRole('alert')).toContainText('is gone or holds no library');
  await offprint.resize(...wide);
  await shoot(offprint, 'library-away');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-library-away');
});
