import { expect, test } from '../support/app.ts';

const preferences = ['sandbox', 'contextIsolation', 'webSecurity'] as const;
const mustBeOff = [
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'allowRunningInsecureContent',
  'experimentalFeatures',
] as const;

test('The window is locked down: preferences, no Node, one small bridge', async ({ offprint }) => {
  const found = await offprint.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron's own list of what a window was made with; it has no types.
    const preferences = Reflect.get(contents ?? {}, 'getLastWebPreferences');
    return {
      url: contents?.getURL(),
      preferences: typeof preferences === 'function' ? { ...preferences.call(contents) } : {},
    };
  });
  expect(found.url).toMatch(/^offprint-app:\/\//);
  for (const name of preferences) expect(found.preferences, name).toHaveProperty(name, true);
  for (const name of mustBeOff) expect(found.preferences, name).not.toHaveProperty(name, true);
  const globals = await offprint.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
});

test('The content policy allows nothing that is not the app’s own', async ({ offprint, site }) => {
  const outcome = await offprint.page.evaluate(async (address) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const image = new Image();
    image.src = `${address}/images/1.png`;
    document.body.append(image);
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p id="probe" onclick="window.ran = true">probe</p><base href="https://example.org/">',
    );
    document.getElementById('probe')?.click();
    // In a turn of its own: what a debugger evaluates may itself evaluate.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          resolve(String(new Function('return 1')()));
        } catch (error) {
          resolve(error instanceof Error ? error.name : 'no');
        }
      });
    });
    await fetch(`${address}/fetched`).catch(() => null);
    // The browser process tells of some a little later.
    const expected = ['script-src-elem', 'img-src', 'connect-src', 'frame-src', 'base-uri'];
    while (!expected.every((directive) => violations.includes(directive)))
      await new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', resolve, { once: true }),
      );
    const base = document.baseURI;
    for (const node of [script, image, frame]) node.remove();
    return { ran: 'ran' in window, evaluated, base };
  }, site.address);
  expect(outcome.ran).toBe(false);
  expect(outcome.evaluated).toBe('EvalError');
  expect(outcome.base).toMatch(/^offprint-app:/);
  expect(site.requests).toEqual([]);
});

test('The window does not navigate, open windows, or grant permissions', async ({ offprint, site }) => {
  const before = offprint.page.url();
  const opened = await offprint.page.evaluate((address) => window.open(address) === null, site.address);
  expect(opened).toBe(true);
  for (const way of ['location', 'link', 'form']) {
    await offprint.page.evaluate(
      ({ way, address }) => {
        if (way === 'location') location.href = address;
        const link = Object.assign(document.createElement('a'), { href: address });
        const form = Object.assign(document.createElement('form'), { action: address });
        document.body.append(link, form);
        if (way === 'link') link.click();
        if (way === 'form') form.submit();
        link.remove();
        form.remove();
      },
      { way, address: site.address },
    );
  }
  const answers = await offprint.page.evaluate(async () => {
    const names: PermissionName[] = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'persistent-storage',
    ];
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name })).state),
    );
    const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    return { states, camera: camera ?? 'denied', notification: await Notification.requestPermission() };
  });
  expect(answers.states).not.toContain('granted');
  expect(answers.camera).toBe('denied');
  expect(answers.notification).toBe('denied');
  expect(offprint.page.url()).toBe(before);
  expect(offprint.app.windows()).toHaveLength(1);
  expect(site.requests).toEqual([]);
});

test('A hostile article runs nothing and asks for nothing', async ({ offprint, site }) => {
  const { window } = offprint;
  const hostile = `<h1>Quiet title</h1><p>${'Words that make this an article of its own. '.repeat(12)}</p>
    <script>parent.ran = true</script><img src="${site.address}/images/1.png" onerror="parent.ran = true" alt="gone">
    <svg onload="parent.ran = true"><image href="${site.address}/images/2.png"/></svg>
    <p style="background: url(${site.address}/images/3.png)">styled</p><style>body{background:url(${site.address}/images/4.png)}</style>
    <a href="javascript:parent.ran=true">a link</a><iframe src="${site.address}"></iframe><meta http-equiv="refresh" content="0;url=${site.address}">
    <form action="${site.address}"><button>send</button></form><video poster="${site.address}/images/5.png"></video><base href="${site.address}">`;
  const add = await window.add();
  await add.saveText(hostile, 'HTML');
  await expect(add.job('Quiet title')).toContainText('Saved');
  await add.close();
  const asked = site.requests.length;
  const reader = await window.open('Quiet title');
  await expect(reader.article).toContainText('Words that make this an article');
  for (const link of await reader.article.getByText('a link').all()) await link.click();
  const inside = await reader.frame.locator('html').evaluate((root) => ({
    bad: root.querySelectorAll(
      'script, style, iframe, form, base, meta[http-equiv], svg, [onerror], [onload], [style]',
    ).length,
    remote: root.querySelectorAll('[src^="http"], [href^="javascript"]').length,
  }));
  expect(inside).toEqual({ bad: 0, remote: 0 });
  expect(await offprint.page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(site.requests).toHaveLength(asked);
});

test('A link in an article opens outside, and only there', async ({ offprint, site }) => {
  await offprint.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (address) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
  const { window } = offprint;
  const add = await window.add();
  await add.saveLinks(`${site.address}/budget-glossary.html`);
  await expect(add.job('A glossary')).toContainText('Saved');
  await add.close();
  const reader = await window.open('A glossary for reading a budget');
  await reader.article.getByRole('link', { name: 'archive of budgets' }).click();
  await expect
    .poll(() => offprint.app.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'opened'))))
    .toBe(JSON.stringify(['https://ledger.example/archive?year=2025']));
  await expect(reader.title).toBeVisible();
});
