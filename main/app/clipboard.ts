import { clipboard } from 'electron';
import * as z from 'zod';

const text = z.string().catch('');

/** What the system's clipboard holds of a text, as it is and with its markup; empty where it holds none. */
export async function readClipboard(): Promise<{ text: string; html: string }> {
  return { text: text.parse(await clipboard.readText()), html: await readMarkup() };
}

/** Electron has had two ways to it. */
async function readMarkup(): Promise<string> {
  const readHtml: unknown = Reflect.get(clipboard, 'readHTML');
  if (typeof readHtml === 'function') return text.parse(await Reflect.apply(readHtml, clipboard, []));
  const item = (await clipboard.read()).find(({ types }) => types.includes('text/html'));
  return item === undefined ? '' : await (await item.getType('text/html')).text();
}
