import * as z from 'zod';
import { listSort } from './view.ts';

export const chromeTheme = z.enum(['system', 'light', 'dark']);
export const readingTheme = z.enum(['system', 'light', 'sepia', 'dark', 'black']);
export type ChromeTheme = z.infer<typeof chromeTheme>;
export type ReadingTheme = z.infer<typeof readingTheme>;

/** What the app remembers of how a person likes it. Each field has a default, so that a file of an older version, or
 * one with a damaged field, still opens. Unknown fields are kept. */
export const settings = z.looseObject({
  version: z.literal(1).default(1),
  libraryDir: z.string().nullable().default(null),
  chromeTheme: chromeTheme.catch('system').default('system'),
  readingTheme: readingTheme.catch('system').default('system'),
  /** px, one of 15 16 17 18 19 20 22 24 28 */
  readingSize: z.int().min(15).max(28).catch(19).default(19),
  readingFont: z.enum(['serif', 'sans']).catch('serif').default('serif'),
  /** px */
  sidebarWidth: z.int().min(200).max(320).catch(232).default(232),
  listWidth: z.int().min(300).max(560).catch(384).default(384),
  sidebarShown: z.boolean().catch(true).default(true),
  sort: listSort.catch('saved-newest').default('saved-newest'),
  exportDir: z.string().nullable().catch(null).default(null),
  window: z
    .object({
      x: z.int().nullable(),
      y: z.int().nullable(),
      width: z.int(),
      height: z.int(),
      maximised: z.boolean(),
    })
    .nullable()
    .catch(null)
    .default(null),
});
export type Settings = z.infer<typeof settings>;

/** What the window may change. Places on the disk are only chosen in the system's own dialogs. */
export const settingsChange = z
  .object({
    chromeTheme,
    readingTheme,
    readingSize: z.int().min(15).max(28),
    readingFont: z.enum(['serif', 'sans']),
    sidebarWidth: z.int().min(200).max(320),
    listWidth: z.int().min(300).max(560),
    sidebarShown: z.boolean(),
    sort: listSort,
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChange>;
