import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { canMount, canTrace } from './lib/abilities.mjs';

/** Unit tests lie beside the code they test, and run under plain Node. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['{shared,main,renderer,scripts}/**/*.test.{ts,tsx}'],
    // Tests over data that lies beside the project on some machines, and those that need something of the system, are
    // collected where it is. `npm test` says which were.
    exclude: [
      ...(existsSync(new URL('../../shared/data', import.meta.url)) ? [] : ['**/*.shared.test.ts']),
      ...(canTrace() ? [] : ['**/*.strace.test.ts']),
      ...(canMount() ? [] : ['**/*.mount.test.ts']),
    ],
    environment: 'node',
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
});
