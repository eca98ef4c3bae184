import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { app, ipcMain, Menu, nativeTheme, session } from 'electron';
import type { Platform } from '../../shared/commands.ts';
import { appChannels, libraryChannels } from '../../shared/ipc/channels.ts';
import type { Opened } from '../../shared/ipc/contract.ts';
import { commands, dialogs, menus } from '../../shared/locales/en-shell.ts';
import { type Handle, register } from '../ipc/register.ts';
import { defaultBackupsDir, defaultLibraryDir } from '../settings/places.ts';
import type { SettingsStore } from '../settings/store.ts';
import { hostLibrary } from '../worker/host.ts';
import type { AppArguments } from './arguments.ts';
import { prepareBeginning } from './beginning.ts';
import { built } from './built.ts';
import { createExports } from './exports.ts';
import { appHandlers, askForPaths } from './handlers.ts';
import { appHostile } from './hostile.ts';
import { type Inbox, saveWanted } from './inbox.ts';
import { createLibraries } from './libraries.ts';
import { followWindows, quitInOrder } from './lifecycle.ts';
import type { LogFile } from './log.ts';
import { menuTemplate } from './menu.ts';
import { appFetch } from './network.ts';
import { createPrinting } from './printing.ts';
import { serve, windowFiles } from './protocol.ts';
import { takeScreenshot } from './screenshot.ts';
import { secureSession } from './security.ts';
import { mainWindow } from './window.ts';

/** Of what quitting may take, what is kept for all that ends after the library, in milliseconds. */
const TO_END = 500;
/** After the list is shown, until the process that renders articles is started, in milliseconds. */
const WARM = 3000;

/** What the menu waits for the list at most, in milliseconds. */
const LONGEST_WITHOUT_MENU = 2000;

/** Puts the app together. The library opens in its worker while Electron gets ready and makes the window. */
export async function openShell({
  settings,
  logFile: { log, settled },
  inbox,
  told,
}: {
  settings: SettingsStore;
  logFile: LogFile;
  inbox: Inbox;
  told: AppArguments;
}): Promise<void> {
  const platform = platformOf(process.platform);
  const chosenDir = told.library === null ? settings.get().libraryDir : null;
  const firstDir = told.library ?? chosenDir ?? defaultLibraryDir();
  // What was chosen once, or was open before, is there, or its disk is away: no empty library is made in its place.
  const isKnown = chosenDir !== null || settings.get().knownLibraries.includes(firstDir);
  const libraries = createLibraries({
    first: { dir: firstDir, create: !isKnown },
    host: () => host,
    settings,
    chooseFolder: () =>
      chooseFolder({ title: dialogs.chooseLibrary, buttonLabel: dialogs.chooseLibraryButton }),
    onMove: () => exports.cancel(),
    onMoved() {
      window.reload();
      void followReadOnly();
    },
  });
  const sent = { count: 0 };
  const windowRequests = { refused: 0, left: 0 };
  let onReady = () => {};
  const ready = new Promise<void>((resolve) => {
    onReady = resolve;
  });

  const hostile = appHostile(built.hostile, log);
  let readOnly = false;
  /** What the window has told last, for a worker in place of one that died. */
  let online: boolean | null = null;
  const printing = createPrinting({ requests: windowRequests, log });
  const host = hostLibrary({
    spawn: (again) =>
      new Worker(built.worker, {
        workerData: {
          ...libraries.at(),
          again,
          compiled: join(app.getPath('userData'), 'Compiled'),
          version: app.getVersion(),
          trashDays: settings.get().trashDays,
          backups: { dir: defaultBackupsDir(), on: settings.get().backups },
          online,
        },
      }),
    ports: { hostile, fetch: appFetch({ sent }), pdf: printing.pdf },
    listeners: {
      opened: rememberLibrary,
      'library.changed': (event) => {
        beginning.outdate();
        window.send('library.changed', event);
      },
      'save.changed': (change) => {
        beginning.outdate();
        window.send('save.changed', change);
      },
      'trash.changed': (state) => window.send('trash.changed', state),
      'library.found': (found) => {
        beginning.outdate();
        window.send('library.found', found);
      },
      'library.recovering': (progress) => window.send('library.recovering', progress),
      'library.rebuilding': (progress) => window.send('library.rebuilding', progress),
      'backups.restoring': (progress) => window.send('backups.restoring', progress),
      'library.checking': (progress) => window.send('library.checking', progress),
      'outside.changed': (changes) => window.send('outside.changed', changes),
      'library.measured': (measured) => window.send('library.measuring', measured),
      'export.progress': (progress) => exports.progress(progress),
    },
    log,
  });
  const windowFile = windowFiles(built.window);
  const beginning = prepareBeginning(settings.get, host.call);
  const window = mainWindow({
    preload: built.preload,
    icon: built.icon,
    settings: settings.get,
    remember: (bounds) => keep({ window: bounds }),
    // A window that nobody sees must not keep the app from ending.
    closed: () => {
      if (platform !== 'darwin') printing.close();
    },
    focused: () => {
      host.call('look', null).catch(() => log('warn', 'the library was not looked through'));
    },
    log,
  });
  const exports = createExports({
    host,
    folder: async () => settings.get().exportDir ?? chooseExportFolder(),
    tell: (state) => window.send('export.changed', state),
    log,
  });

  /** What the app remembers by itself. A disk that cannot be written is no reason to bother a person with it. */
  function keep(change: Parameters<SettingsStore['change']>[0]): void {
    settings.change(change).catch(() => log('warn', 'the settings could not be written'));
  }

  /** From now on an empty folder in this place is a disk that is away, and no new library. */
  function rememberLibrary(): void {
    const { dir } = libraries.at();
    const { knownLibraries } = settings.get();
    if (!knownLibraries.includes(dir)) keep({ knownLibraries: [...knownLibraries, dir] });
  }

  async function chooseFolder(words: {
    title: string;
    buttonLabel: string;
    defaultPath?: string;
  }): Promise<string | null> {
    const [folder = null] = await askForPaths(window.current(), {
      ...words,
      properties: ['openDirectory', 'createDirectory'],
    });
    return folder;
  }

  async function chooseExportFolder(): Promise<string | null> {
    const folder = await chooseFolder({
      title: dialogs.chooseExport,
      buttonLabel: dialogs.chooseExportButton,
      defaultPath: settings.get().exportDir ?? app.getPath('documents'),
    });
    if (folder === null) return null;
    await settings
      .change({ exportDir: folder })
      .catch(() => log('warn', 'the settings could not be written'));
    window.send('settings.changed', settings.get());
    return folder;
  }

  /** What cannot be done is not offered in the menu bar. */
  async function followReadOnly(): Promise<void> {
    const info = await host.call('library.info', {}).catch(() => null);
    const is = info?.readOnly ?? false;
    if (is === readOnly) return;
    readOnly = is;
    applySettings();
  }

  function applySettings(): void {
    nativeTheme.themeSource = settings.get().chromeTheme;
    const template = menuTemplate({
      platform,
      words: { commands, menus },
      theme: settings.get().chromeTheme,
      choices: settings.get(),
      compact: settings.get().listDensity === 'compact',
      readOnly,
      run: (id) => window.send('command', { id }),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  const handle: Handle = (channel, listener) =>
    ipcMain.handle(channel, async (event, input) => JSON.stringify(await listener(event, input)));
  register(libraryChannels, (channel, input) => host.call(channel, input), { handle, log });
  const handlers = appHandlers({
    host,
    beginning,
    exports,
    printing,
    chooseFolder: chooseExportFolder,
    settings,
    window,
    libraries,
    platform,
    sent,
    windowRequests,
    onReady,
    async onNetwork(now) {
      online = now;
      await host.call('network', { online: now });
    },
    onSettings: () => {
      applySettings();
      window.send('settings.changed', settings.get());
    },
  });
  register(appChannels, (channel, input) => handlers[channel](input), { handle, log });
  // Once the start is done: the first article to be opened finds it there.
  void ready.then(() => after(WARM, null, { ref: false })).then(hostile.warm);

  quitInOrder(app, async (left) => {
    // A page that hangs must not keep the library from finishing.
    await Promise.race([window.close(), after(left() / 3)]);
    exports.cancel();
    await host.close(left() - TO_END);
    printing.close();
    await hostile.close();
    await settings.settled();
    await settled();
  });

  // Electron would make one of its own, and ours can wait for the list.
  Menu.setApplicationMenu(null);
  await app.whenReady();
  secureSession(session.defaultSession, windowRequests);
  serve(session.defaultSession, {
    windowFile,
    imagePath: (id, name) => host.call('image.path', { id, name }),
  });
  nativeTheme.themeSource = settings.get().chromeTheme;
  window.open();
  void Promise.race([ready, after(LONGEST_WITHOUT_MENU, null, { ref: false })]).then(() => {
    applySettings();
    void followReadOnly();
  });
  followWindows(app, window.open);
  inbox.listen((wanted) => {
    window.open();
    // The window hears of it once it is there.
    const tell = (opened: Opened) => void ready.then(() => window.send('app.opened', opened));
    void saveWanted(wanted, { host, tell, log });
  });
  if (told.screenshot !== null) await screenshotAndQuit(told.screenshot);

  async function screenshotAndQuit(file: string): Promise<void> {
    try {
      await takeScreenshot(file, { ready, window: window.current });
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : 'No picture was taken.'}\n`);
      process.exitCode = 1;
    }
    app.quit();
  }
}

function platformOf(name: NodeJS.Platform): Platform {
  return name === 'darwin' || name === 'win32' ? name : 'linux';
}
