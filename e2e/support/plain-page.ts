import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launch } from './app.ts';

const browser = `import { app, BrowserWindow } from 'electron';
process.env.ELECTRON_DISABLE_SECURITY_WARNINGS = 'true';
app.whenReady().then(() => new BrowserWindow({ width: 900, height: 800 }).loadURL('about:blank'));
`;

/** Opens a file in a browser that knows nothing of the app, and tells what it asks for. */
export async function openPlainly(
  file: string,
  folder: string,
): Promise<{ page: Page; requests: string[]; complaints: string[]; close(): Promise<void> }> {
  const main = join(folder, 'browser.mjs');
  await writeFile(main, browser);
  const app = await launch([main, `--user-data-dir=${join(folder, 'browser')}`]);
  const page = await app.firstWindow();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`file://${encodeURI(file)}`);
  return { page, requests, complaints, close: () => app.close() };
}
