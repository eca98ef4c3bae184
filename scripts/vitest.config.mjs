import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests lie beside the code they test, and run under plain Node. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['{shared,main,renderer,scripts}/**/*.test.{ts,tsx}'],
    // Tests over data that lies beside the project on some machines are collected where it does.
    exclude: existsSync(new URL('../../shared/data', import.meta.url)) ? [] : ['**/*.shared.test.ts'],
    environment: 'node',
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
});
