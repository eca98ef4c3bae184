import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { saveExamples } from '../support/examples.ts';

/** What a page that took the window over would try at the one bridge it has. */
test('The bridge carries nothing but the contract', async ({ offprint, site }) => {
  await saveExamples(offprint.window, site);
  await offprint.window.open(/^Harbour towns/);
  const answers = await offprint.page.evaluate(async () => {
    const bridge: unknown = Reflect.get(window, 'offprint');
    const call: unknown = Reflect.get(Object(bridge), 'call');
    if (typeof call !== 'function') return null;
    const tried: [string, unknown][] = [
      ['articles.read', { id: '../../../etc/passwd' }],
      ['articles.read', null],
      ['articles.change', { ids: ['0123456789abcdef'], change: { progress: 7 } }],
      ['settings.change', { libraryDir: 7, readingSize: 9000 }],
      ['app.openExternal', { url: 3 }],
      ['save.start', { items: [{ kind: 'file', name: 'a.md', bytes: 'no bytes', url: null }], tags: [] }],
      ['app.quit', {}],
      ['close', null],
      ['image.path', { id: '0123456789abcdef', name: '../article.md' }],
    ];
    return Promise.all(tried.map(async ([channel, input]) => String(await call(channel, input))));
  });
  expect(answers).not.toBeNull();
  for (const answer of answers ?? []) expect(answer).toContain('"code":"bad-request"');

  // The article's frame has no bridge at all, and no script of its own would run there.
  const inside = offprint.page.frames().filter((frame) => frame !== offprint.page.mainFrame());
  expect(inside.length).toBeGreaterThan(0);
  const bridges = inside.map((frame) => frame.evaluate(() => 'offprint' in window));
  expect(await Promise.all(bridges)).toEqual(inside.map(() => false));
});

test('Only the web and mail are opened outside', async ({ offprint }) => {
  const opened = await offprint.app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    Object.assign(globalThis, { addresses });
    shell.openExternal = (address) => {
      addresses.push(address);
      return Promise.resolve();
    };
    return addresses;
  });
  expect(opened).toEqual([]);
  const results = await offprint.page.evaluate(async () => {
    const call: unknown = Reflect.get(Object(Reflect.get(window, 'offprint')), 'call');
    if (typeof call !== 'function') return null;
    const urls = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,<script>1</script>',
      'smb://host/share',
      'ms-settings:privacy',
      'offprint://save?url=https://example.org/',
      'not an address',
      'https://example.org/',
    ];
    return Promise.all(
      urls.map(async (url) => JSON.parse(await call('app.openExternal', { url })).value?.opened),
    );
  });
  expect(results).toEqual([false, false, false, false, false, false, false, true]);
  const addresses = await offprint.app.evaluate(() => Reflect.get(globalThis, 'addresses'));
  expect(addresses).toEqual(['https://example.org/']);
});

/** Addresses of the app's own scheme that name something else than a part of the window or an image of an article. */
const strays = [
  'offprint-app://app/../package.json',
  'offprint-app://app/..%2f..%2fpackage.json',
  'offprint-app://app/%2e%2e/%2e%2e/package.json',
  'offprint-app://app/..\\..\\package.json',
  'offprint-app://app/%00index.html',
  'offprint-app://app//etc/passwd',
  'offprint-app://app/assets/',
  'offprint-app://app/.env',
  'offprint-app://article/ID/article.md',
  'offprint-app://article/ID/images/../article.md',
  'offprint-app://article/ID/images/..%2farticle.md',
  'offprint-app://article/ID/images/evil.svg',
  'offprint-app://article/ID/images/evil.html',
  'offprint-app://article/ID/images/nothing.png',
  'offprint-app://elsewhere/index.html',
];

test('The app’s own scheme serves the window and images, and nothing beside them', async ({
  offprint,
  site,
}) => {
  await saveExamples(offprint.window, site);
  const reader = await offprint.window.open(/^Harbour towns/);
  const source = await reader.article.getByRole('img').first().getAttribute('src');
  const id = /article\/([0-9a-f]{16})\//.exec(source ?? '')?.[1] ?? '';
  const folder = join(offprint.library, 'articles', id.slice(0, 2), id, 'images');
  await writeFile(join(folder, 'evil.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
  await writeFile(join(folder, 'evil.html'), '<p>page</p>');

  const statuses = (addresses: string[]) =>
    offprint.app.evaluate(
      ({ session }, all) =>
        Promise.all(
          all.map(async (address) => {
            const response = await session.defaultSession.fetch(address);
            return { status: response.status, type: response.headers.get('content-type') ?? '' };
          }),
        ),
      addresses,
    );
  const [page, image] = await statuses(['offprint-app://app/index.html', source ?? '']);
  expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(image).toMatchObject({ status: 200, type: 'image/png' });
  for (const stray of strays) {
    const [answer] = await statuses([stray.replace('ID', id)]);
    expect(answer, stray).toMatchObject({ status: 404 });
  }
});

test('Neither a dropped link, a refresh nor a file address leads the window away', async ({
  offprint,
  site,
}) => {
  const before = offprint.page.url();
  await offprint.page.evaluate((address) => {
    document.head.insertAdjacentHTML('beforeend', `<meta http-equiv="refresh" content="0;url=${address}">`);
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', address);
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true }));
    location.assign('file:///etc/passwd');
    location.assign('data:text/html,gone');
  }, `${site.address}/page`);
  await expect(offprint.window.sidebar).toBeVisible();
  expect(offprint.page.url()).toBe(before);
  expect(offprint.app.windows()).toHaveLength(1);
});

test('Reading asks the network for nothing, and the app shows it', async ({ offprint, site }) => {
  const { window, page } = offprint;
  await saveExamples(window, site);
  const asked = site.requests.length;
  for (const title of await window.titles.allTextContents()) {
    const reader = await window.open(title.trim());
    await expect(reader.article).toBeVisible();
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(site.requests).toHaveLength(asked);
  await offprint.menu('About Offprint');
  const about = page.getByRole('dialog', { name: 'About Offprint' });
  await expect(about.getByRole('term').filter({ hasText: 'Requests while reading' })).toBeVisible();
  await expect(about).toContainText('Requests while reading0');
  await expect(about).toContainText(`${asked} since the start`);
});

test('The hidden window that prints obeys the same rules, in a session of its own', async ({
  offprint,
  site,
  folder,
}) => {
  const { window } = offprint;
  await saveExamples(window, site);
  const asked = site.requests.length;
  await offprint.app.evaluate(({ app, session }) => {
    const made: unknown[] = [];
    Object.assign(globalThis, { made });
    app.on('browser-window-created', (_event, { webContents }) => {
      // Electron's own list of what a window was made with; it has no types.
      const preferences = Reflect.get(webContents, 'getLastWebPreferences');
      const { sandbox, contextIsolation, nodeIntegration, javascript } = preferences.call(webContents);
      const apart = webContents.session !== session.defaultSession && !webContents.session.isPersistent();
      made.push({ sandbox, contextIsolation, nodeIntegration, javascript, apart });
    });
  });
  await offprint.answerDialogs([join(folder, 'out')]);
  await window.open(/^Harbour towns/);
  const exports = await window.export();
  await exports.choose('PDF');
  await exports.start.click();
  await expect(exports.dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible({
    timeout: 30_000,
  });
  const made = await offprint.app.evaluate(() => Reflect.get(globalThis, 'made'));
  expect(made).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, apart: true },
  ]);
  expect(site.requests).toHaveLength(asked);
});

test('No screen is shared, no device is given, and no dictionary is fetched', async ({ offprint }) => {
  const outcome = await offprint.page.evaluate(async () => {
    const refused = (asking: Promise<unknown>) =>
      asking.then(
        () => 'given',
        () => 'refused',
      );
    const usb: unknown = Reflect.get(navigator, 'usb');
    const ask: unknown = Reflect.get(Object(usb), 'requestDevice');
    return {
      screen: await refused(navigator.mediaDevices.getDisplayMedia({ video: true })),
      device: typeof ask === 'function' ? await refused(ask.call(usb, { filters: [] })) : 'refused',
    };
  });
  expect(outcome).toEqual({ screen: 'refused', device: 'refused' });
  const spelling = await offprint.app.evaluate(({ session }) =>
    session.defaultSession.isSpellCheckerEnabled(),
  );
  expect(spelling).toBe(false);
});
