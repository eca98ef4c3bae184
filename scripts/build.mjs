// npm run build: builds into out/, whether anything has changed or not.
import { ensurePackages } from './lib/packages.mjs';
import { build } from './lib/prepare.mjs';
import { ROOT } from './lib/project.mjs';
import { runCommand, say } from './lib/say.mjs';

await runCommand(async () => {
  await ensurePackages(ROOT);
  const start = performance.now();
  await build(ROOT);
  say(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  return 0;
});
