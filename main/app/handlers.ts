import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, type OpenDialogOptions, shell } from 'electron';
import type { Platform } from '../../shared/commands.ts';
import type { AppHandlers } from '../../shared/ipc/contract.ts';
import { dialogs } from '../../shared/locales/en-shell.ts';
import { readableExtensions } from '../../shared/readable-file.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { LibraryHost } from '../worker/host.ts';
import type { Beginning } from './beginning.ts';
import { built } from './built.ts';
import { readClipboard } from './clipboard.ts';
import type { Exports } from './exports.ts';
import type { Libraries } from './libraries.ts';
import { chromiumLicences, readLicences } from './licences.ts';
import type { Sent } from './network.ts';
import type { Printing } from './printing.ts';
import { openOutside, type WindowRequests } from './security.ts';
import type { MainWindow } from './window.ts';

/** What main answers itself. */
export function appHandlers(options: {
  libraries: Libraries;
  host: LibraryHost;
  beginning: Pick<Beginning, 'answer'>;
  exports: Exports;
  printing: Pick<Printing, 'print'>;
  /** Asks where exports go, and remembers it. */
  chooseFolder: () => Promise<string | null>;
  settings: SettingsStore;
  window: MainWindow;
  sent: Sent;
  windowRequests: WindowRequests;
  platform: Platform;
  onReady: () => void;
  onNetwork: (online: boolean) => Promise<void>;
  onSettings: () => void;
}): AppHandlers {
  const { host, exports, settings, window, libraries } = options;
  return {
    'app.begin': () => options.beginning.answer(),
    'app.info': async () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chromium: process.versions.chrome ?? '',
      node: process.versions.node,
      platform: options.platform,
      locale: app.getLocale(),
      requests: options.sent.count,
      windowRequests: options.windowRequests,
    }),
    async 'app.ready'() {
      options.onReady();
      return {};
    },
    'app.openExternal': async ({ url }) => ({ opened: await openOutside(shell, url) }),
    async 'app.copyText'({ text }) {
      await clipboard.writeText(text);
      return {};
    },
    'app.readClipboard': () => readClipboard(),
    async 'app.showLibraryFolder'() {
      shell.showItemInFolder(join(libraries.at().dir, 'library.json'));
      return {};
    },
    async 'app.showLogFolder'() {
      shell.showItemInFolder(join(app.getPath('userData'), 'logs', 'offprint.log'));
      return {};
    },
    async 'app.showSetAside'() {
      shell.showItemInFolder(join(libraries.at().dir, 'set-aside'));
      return {};
    },
    async 'app.showBackups'() {
      const { folder, backups } = await host.call('backups.list', {});
      const last = backups.at(-1);
      if (folder !== null) shell.showItemInFolder(last === undefined ? folder : join(folder, last.name));
      return {};
    },
    'app.licences': () => readLicences(built.licences, process.execPath),
    async 'app.showChromiumLicences'() {
      shell.showItemInFolder(chromiumLicences(process.execPath));
      return {};
    },
    'library.size': () => libraries.size(),
    async 'library.stopSize'() {
      libraries.stopSize();
      return {};
    },
    'library.choose': () => libraries.choose(),
    'library.recent': () => libraries.recent(),
    async 'library.forget'({ dir }) {
      await libraries.forget(dir);
      options.onSettings();
      return {};
    },
    async 'library.open'({ dir }) {
      await libraries.open(dir);
      return {};
    },
    async 'save.chooseFiles'({ tags }) {
      const paths = await askForPaths(window.current(), {
        title: dialogs.chooseFiles,
        buttonLabel: dialogs.chooseFilesButton,
        filters: [{ name: dialogs.chooseFilesKind, extensions: [...readableExtensions] }],
        properties: ['openFile', 'multiSelections'],
      });
      return paths.length === 0 ? [] : host.call('files.save', { paths, tags });
    },
    async 'save.network'({ online }) {
      await options.onNetwork(online);
      return {};
    },
    async 'app.print'({ id }) {
      return { outcome: await options.printing.print(await host.call('article.sheet', { id })) };
    },
    'export.chooseFolder': async () => ({ folder: await options.chooseFolder() }),
    'export.start': async ({ selection, choices }) => ({ started: await exports.start(selection, choices) }),
    'export.answer': async ({ existing }) => ({ started: exports.answer(existing) }),
    async 'export.cancel'() {
      exports.cancel();
      return {};
    },
    async 'export.show'() {
      const written = exports.written();
      if (written !== null) shell.showItemInFolder(written);
      return {};
    },
    async 'settings.change'(change) {
      try {
        return await settings.change(change);
      } finally {
        // What could not be written holds all the same until the app ends.
        if (change.trashDays !== undefined) {
          // A worker that is not there now is told when it starts.
          host.call('trash.keep', { days: change.trashDays }).catch(() => {});
        }
        if (change.backups !== undefined) {
          host.call('backups.keep', { on: change.backups }).catch(() => {});
        }
        options.onSettings();
      }
    },
  };
}

/** The system's open dialog; an empty list when it was left. */
export async function askForPaths(
  window: BrowserWindow | null,
  options: OpenDialogOptions,
): Promise<string[]> {
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? [] : filePaths;
}
