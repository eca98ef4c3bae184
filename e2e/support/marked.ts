import { expect } from '@playwright/test';
import { Marks } from '../pages/marks.ts';
import type { Offprint } from './app.ts';
import { mission } from './mission.ts';

/** Two passages of the mission's article. */
export const ally = 'reinforcing ties with an old ally';
export const bond = '“unbreakable relationship of comrades-in-arms.”';

/** Opens the mission's article beside a list, in a window wide enough for a margin. */
export async function openMission(offprint: Offprint): Promise<Marks> {
  return openText(offprint, await mission.text(), mission.title);
}

/** Saves a text, Markdown when it begins with a heading, and opens it. */
export async function openText(offprint: Offprint, text: string, title: string | RegExp): Promise<Marks> {
  const { window, page } = offprint;
  const add = await window.add();
  await add.saveText(text, text.startsWith('#') ? 'Markdown' : 'Plain text');
  await expect(add.job(title)).toContainText('Saved');
  await add.close();
  await offprint.resize(1420, 860);
  await window.open(title);
  await expect(window.reader.paragraphs.first()).toBeVisible();
  await expect(window.reader.title).toBeFocused();
  return new Marks(page);
}

/** A text of many kinds of blocks. */
export const mixed = `# What lies between words

The *first* paragraph ends with **bold words** and [a link](https://example.org/a).

- One item of a list
- Another item

| Port | Boats |
| --- | --- |
| Vik | 12 |
| Nes | 30 |

> A quotation stands alone.

The last paragraph names \`code\` and ends.
`;
