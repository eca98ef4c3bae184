import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests lie beside the code they test, and run under plain Node. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['{shared,main,renderer,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
});
