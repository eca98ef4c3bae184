import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chown, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { processesOf } from './person.mjs';

/** The window may take so long to show something, in milliseconds. */
const patience = { timeout: 15_000 };

/**
 * The window of the installed app.
 * @typedef {object} OpenApp
 * @property {import('playwright').Page} page
 * @property {() => Promise<number | null>} quit as the system asks a program to; resolves with the exit code
 */

/**
 * The window, opened by an ordinary person, seen through the debugging port of Chromium: the program is untouched.
 * @param {import('./run.mjs').Context} context
 * @param {(app: OpenApp) => Promise<void>} meanwhile more checks while the window is open
 */
export async function checksOfWindow(context, meanwhile) {
  const { check, person } = context;
  const paper = await startPaper();
  /** @type {OpenApp | null} */
  let app = null;
  try {
    await check('An ordinary person opens the window, and it shows the library', async () => {
      app = await openApp(person, [`--proxy-server=${paper.address}`]);
      await row(app, 'The hedge survey').waitFor(patience);
    });
    if (app !== null) {
      await checksWhileOpen(context, app, paper);
      await meanwhile(app);
    }
  } finally {
    await closeApp(app);
    paper.close();
  }
}

/**
 * @param {import('./run.mjs').Context} context
 * @param {OpenApp} app
 * @param {{ requests: string[] }} paper
 */
async function checksWhileOpen({ check, packed, person }, app, paper) {
  await check('It writes numbers as the system does, though it is packed in English alone', async () => {
    await app.page.getByRole('button', { name: /^Unread, 1\.201$/ }).waitFor(patience);
  });

  await check('About tells its version, with the mark of a closed machine where it has one', async () => {
    await app.page.keyboard.press('Control+k');
    await app.page.getByRole('combobox', { name: 'Command, article, tag or view' }).fill('about');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('dialog').getByText(packed.version).first().waitFor(patience);
    await app.page.keyboard.press('Escape');
  });

  await check('Its pages run in the sandbox', async () => {
    const all = await processesOf('/opt/Offprint/offprint');
    assert.ok(!all.some(({ command }) => command.includes('--no-sandbox')), 'it runs with --no-sandbox');
    const pages = all.filter(({ command }) => command.includes('--type=renderer'));
    assert.ok(pages.length > 0, 'there is no page');
    for (const { status } of pages) assert.match(status, /^Seccomp:\s*2$/m);
  });

  await check(
    'A command is run by the app that holds the library, and its window shows what came of it',
    async () => {
      const saved = await person.run('offprint', ['save', '-'], {
        input: '# A second lantern\n\nPilots ask for it.\n',
      });
      assert.deepEqual({ code: saved.code, err: saved.err }, { code: 0, err: '' });
      await row(app, 'A second lantern').waitFor(patience);
    },
  );

  await check('A link that the system opens is saved', async () => {
    const link = `offprint://save?url=${encodeURIComponent('http://paper.example/ferry')}`;
    const { code } = await person.run('xdg-open', [link]);
    assert.equal(code, 0);
    await row(app, 'The night ferry').waitFor(patience);
    assert.ok(paper.requests.includes('http://paper.example/ferry'));
  });

  await check('A file that is opened with it is saved', async () => {
    const file = join(person.home, 'quay.md');
    await writeFile(file, '# The outer quay\n\nIt is longer than the inner one.\n');
    await chown(file, 65534, 65534);
    const { code } = await person.run('offprint', ['quay.md']);
    assert.equal(code, 0);
    await row(app, 'The outer quay').waitFor(patience);
  });
}

/**
 * A row of the list.
 * @param {OpenApp} app
 * @param {string} title
 */
export function row(app, title) {
  return app.page.getByRole('grid').getByRole('row', { name: title }).first();
}

/**
 * @param {import('./person.mjs').Person} person
 * @param {string[]} switches
 * @returns {Promise<OpenApp>}
 */
export async function openApp(person, switches) {
  const child = person.start('offprint', ['--remote-debugging-port=0', ...switches]);
  child.stdout.resume();
  const exit = once(child, 'exit').then(([code]) => code);
  try {
    const address = await debuggerOf(child);
    const { chromium } = await import('playwright');
    const browser = await chromium.connectOverCDP(address, { timeout: 20_000 });
    const page =
      browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page', patience));
    if (page === undefined) throw new Error('there is no window');
    return {
      page,
      async quit() {
        await browser.close();
        child.kill('SIGTERM');
        return exit;
      },
    };
  } catch (error) {
    kill(child);
    throw error;
  }
}

/** Ends it however it is. @param {OpenApp | null} app */
export async function closeApp(app) {
  const ended = await Promise.race([
    app?.quit(),
    new Promise((resolve) => setTimeout(resolve, 10_000, 'late')),
  ]);
  if (ended !== 'late') return;
  for (const { pid } of await processesOf('/opt/Offprint/offprint')) process.kill(Number(pid), 'SIGKILL');
}

/** @param {import('node:child_process').ChildProcess} child */
function kill(child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * The address that Chromium writes to standard error.
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} child
 * @returns {Promise<string>}
 */
function debuggerOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`the app did not start: ${said}`)), 30_000);
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${said}`)));
  });
}

/** A newspaper of one article, which answers as a proxy for every address. */
async function startPaper() {
  /** @type {string[]} */
  const requests = [];
  const text =
    'The ferry leaves at twenty past nine, as it has for thirty-one years, and nobody on the quay looks up. ';
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<html><head><title>The night ferry</title></head><body><article><h1>The night ferry</h1>
      ${`<p>${text.repeat(4)}</p>`.repeat(5)}</article></body></html>`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the paper has no port');
  return {
    address: `127.0.0.1:${place.port}`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
