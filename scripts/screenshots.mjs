// npm run screenshots: takes the pictures in docs/ again, from the running app.
import { withDisplay } from './lib/display.mjs';
import { ensureBuilt, ensureElectron } from './lib/prepare.mjs';
import { ROOT } from './lib/project.mjs';
import { runCommand } from './lib/say.mjs';
import { runScreenshots } from './lib/tests.mjs';

await runCommand(async () => {
  const runtime = await ensureElectron(ROOT);
  await ensureBuilt(ROOT);
  return withDisplay((screen) => runScreenshots(ROOT, runtime, screen));
});
