// npm start [-- arguments of the app]: installs what is missing, builds and opens the app.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { electronArguments } from './lib/arguments.mjs';
import { withDisplay } from './lib/display.mjs';
import { ensureBuilt, ensureElectron } from './lib/prepare.mjs';
import { isRoot, ROOT } from './lib/project.mjs';
import { runCommand, say } from './lib/say.mjs';
import { lacksDisplay } from './lib/system.mjs';

await runCommand(async () => {
  const runtime = await ensureElectron(ROOT);
  await ensureBuilt(ROOT);
  const asRoot = isRoot();
  say(`Opening Offprint on Electron ${runtime.version} ${runtime.source}.`);
  if (asRoot)
    say("You are root: Chromium's sandbox is off. Use an ordinary account for pages you do not trust.");
  const inMemory = lacksDisplay();
  if (inMemory) say('There is no display: the window opens on a screen in memory (Xvfb). Ctrl+C ends it.');
  const args = electronArguments(ROOT, process.argv.slice(2), { asRoot, inMemory });
  return withDisplay((screen) => run(runtime.executable, args, screen));
});

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} screen
 */
async function run(program, args, screen) {
  const child = spawn(program, args, {
    stdio: 'inherit',
    // npm runs scripts in the project's folder; files are named from where the person is.
    cwd: process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : undefined,
    env: { ...process.env, ...screen },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  const [code, signal] = await once(child, 'exit');
  if (signal !== null) return signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1;
  return code;
}
