import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** One app at a time: the tests start it as a person does, with a window, a profile and a library of their own. */
export default defineConfig({
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  outputDir: join(import.meta.dirname, '../node_modules/.cache/playwright'),
  projects: [
    { name: 'app', testDir: 'tests', testMatch: '**/*.test.ts' },
    { name: 'screenshots', testDir: '.', testMatch: '**/*.shots.ts' },
  ],
});
