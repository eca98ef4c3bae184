import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { EventName } from '../../shared/ipc/channels.ts';
import type { EventPayload } from '../../shared/ipc/contract.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { SCHEME } from '../ipc/sender.ts';
import type { Log } from '../library/index.ts';
import { openingBounds, smallest } from './bounds.ts';

export type MainWindow = {
  current(): BrowserWindow | null;
  /** Shows the window: makes one when there is none, and brings the one there is to the front. */
  open(): void;
  /** Tells the window something; nobody hears it while there is none. */
  send<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Has the page begin anew. */
  reload(): void;
  /** Closes the window, so that the page can send what it still holds, and waits until it is gone. */
  close(): Promise<void>;
};

/** `--bg-list` of the tokens: what is seen until the page has painted. */
const background = { light: '#fafaf9', dark: '#1c1e1f' };

/** A page that dies again sooner than this is not loaded again. Milliseconds. */
const RELOAD_AFTER = 10_000;

export function mainWindow({
  preload,
  icon,
  settings,
  remember,
  closed,
  focused,
  log,
}: {
  /** Absolute path of the built preload. */
  preload: string;
  /** Absolute path of the picture that stands for the window on Linux; elsewhere it is the program's. */
  icon: string;
  settings: () => Settings;
  remember: (window: NonNullable<Settings['window']>) => void;
  /** The window is gone. */
  closed: () => void;
  /** Somebody comes back to the window from another program. */
  focused: () => void;
  log: Log;
}): MainWindow {
  let window: BrowserWindow | null = null;

  function make(): BrowserWindow {
    const { window: last } = settings();
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const made = new BrowserWindow({
      ...openingBounds(last, areas),
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: currentBackground(),
      ...frame(icon),
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        // The page's compiled scripts are kept after the first start, not after the third.
        v8CacheOptions: 'bypassHeatCheck',
      },
    });
    made.once('ready-to-show', () => {
      if (last?.maximised) made.maximize();
      made.show();
    });
    made.on('close', () => {
      const { x, y, width, height } = made.getNormalBounds();
      remember({ x, y, width, height, maximised: made.isMaximized() });
    });
    made.on('focus', focused);
    made.on('closed', () => {
      window = null;
      closed();
    });
    reviveAfterCrash(made, log);
    // A failed load leaves an empty window; there is nobody to wait for it.
    made
      .loadURL(`${SCHEME}://app/index.html?locale=${systemLocale()}`)
      .catch(() => log('error', 'the page did not load'));
    return made;
  }

  nativeTheme.on('updated', () => window?.setBackgroundColor(currentBackground()));

  return {
    current: () => window,
    open() {
      if (window === null) {
        window = make();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    reload: () => window?.webContents.reload(),
    send: (event, payload) => window?.webContents.send(event, payload),
    async close() {
      const closing = window;
      if (closing === null) return;
      await new Promise<void>((resolve) => {
        closing.once('closed', resolve);
        closing.close();
      });
    },
  };
}

/** How the system writes numbers and dates, such as `de-AT`; POSIX adds a variant after an @. */
function systemLocale(): string {
  return encodeURIComponent(app.getSystemLocale().replace(/@.*$/, ''));
}

function currentBackground(): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light;
}

/** The bars of the page are the title bar where the system has window buttons that can lie over it. */
function frame(icon: string): Electron.BrowserWindowConstructorOptions {
  switch (process.platform) {
    case 'darwin':
      return { titleBarStyle: 'hiddenInset' };
    case 'win32':
      return { titleBarStyle: 'hidden', titleBarOverlay: { height: 48 } };
    default:
      return { icon };
  }
}

function reviveAfterCrash({ webContents }: BrowserWindow, log: Log): void {
  let last = 0;
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log('error', 'the page died', { reason });
    if (Date.now() - last < RELOAD_AFTER) return;
    last = Date.now();
    webContents.reload();
  });
}
