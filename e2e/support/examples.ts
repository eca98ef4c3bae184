import { expect } from '@playwright/test';
import type { MainWindow } from '../pages/main-window.ts';
import { mission } from './mission.ts';
import type { Site } from './site.ts';

/** Fills an empty library as a person would: four pages by link, one of them behind a login, and the mission's article. */
export async function saveExamples(window: MainWindow, site: Site): Promise<void> {
  const add = await window.add();
  await add.saveText(await mission.text());
  await expect(add.job(mission.title)).toContainText('Saved');
  await add.saveLinks(
    `${site.address}/night-boat.html`,
    `${site.address}/budget-glossary.html`,
    `${site.address}/winter-line.html`,
    `${site.address}/login`,
  );
  await expect(add.job('北の港町')).toContainText('Saved');
  await expect(add.job('Not saved')).toBeVisible();
  await add.close();
}
