import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Offprint, project } from './app.ts';
import { withPalette } from './png.ts';

/** What makes letters look the same on every machine. */
export const steadyLetters = ['--disable-lcd-text', '--font-render-hinting=none'];

type Options = {
  schemes?: readonly ('light' | 'dark')[];
  /** The pointer is part of the picture; else it is moved away. */
  keepPointer?: boolean;
};

/** Takes a picture of the window for `docs/screenshots`, in the dark and in the light, once nothing moves any more. */
export async function shoot({ page }: Offprint, name: string, options: Options = {}): Promise<void> {
  const { schemes = ['dark', 'light'], keepPointer = false } = options;
  if (!keepPointer) await page.mouse.move(0, 0);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    const picture = withPalette(await page.screenshot());
    await writeFile(join(project, 'docs/screenshots', `${name}-${colorScheme}.png`), picture);
  }
}
