import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Stop } from './say.mjs';
import { lacksDisplay } from './system.mjs';

/**
 * Calls a function with what must be added to the environment so that a window can open: nothing where there is a
 * display, else a screen in memory that is gone afterwards.
 * @template T
 * @param {(screen: Record<string, string>) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withDisplay(use) {
  if (!lacksDisplay()) return use({});
  const display = await openDisplay();
  try {
    return await use({ DISPLAY: display.name });
  } finally {
    await display.close();
  }
}

/** Xvfb chooses a free number itself and tells it, so that two runs cannot meet. */
async function openDisplay() {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    // A group of its own: Ctrl+C is for the app, which needs its screen until it has gone.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const kill = () => server.kill();
  process.once('exit', kill);
  const number = await new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
    server.once('error', (error) => reject(new Stop(`Xvfb could not be started (${error.message}).`)));
    server.once('exit', (code) =>
      reject(new Stop(`Xvfb ended before it had opened a screen (exit code ${code}).`)),
    );
  });
  return {
    name: `:${number}`,
    close: async () => {
      process.off('exit', kill);
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill();
      await once(server, 'exit');
    },
  };
}
