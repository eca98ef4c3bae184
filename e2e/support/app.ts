import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import * as z from 'zod';
import { MainWindow } from '../pages/main-window.ts';
import { type Site, startSite } from './site.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));
const asRoot = process.getuid?.() === 0;

/** The unpacked folder of a package, when that is tested in place of what was built. */
export const packaged = process.env.OFFPRINT_PACKAGED ?? null;
/** The program that a person starts, and its arguments before their own. */
const program = packaged === null ? null : join(packaged, 'offprint');
const before = packaged === null ? [project] : [];

/** Starts a program in Electron. */
export function launch(args: string[]): Promise<ElectronApplication> {
  // Without `executablePath` Playwright finds the runtime by ELECTRON_OVERRIDE_DIST_PATH and holds `ready` back until it
  // is connected. With it, one start in thirty never gets connected when the machine is busy.
  return _electron.launch({ ...howToStart(args), timeout: 30_000 });
}

/** Starts the app itself. */
async function launchApp(args: string[]): Promise<ElectronApplication> {
  if (program === null) return launch(args);
  // What holds `ready` back cannot be put into a packed app. So a start that is not connected in time is given up (Playwright
  // kills it) and made again: the start alone, before the test has done anything.
  const start = (timeout: number) =>
    _electron.launch({ ...howToStart(args), executablePath: program, timeout });
  return start(10_000).catch(() => start(10_000).catch(() => start(30_000)));
}

function howToStart(args: string[]) {
  return {
    args,
    chromiumSandbox: !asRoot,
    env: { ...process.env, ...ownPlaces(args), LANG: 'en_GB.UTF-8', TZ: 'UTC' },
  };
}

/** What the app keeps outside of its profile (backups) lies in it. */
function ownPlaces(args: string[]): Record<string, string> {
  const profile = args.find((arg) => arg.startsWith('--user-data-dir='))?.split('=')[1];
  return profile === undefined ? {} : { XDG_DATA_HOME: join(profile, 'data') };
}

/** The app as a person has it before them, with a profile and a library of its own. */
export class Offprint {
  readonly profile: string;
  readonly library: string;
  private running: { app: ElectronApplication; page: Page } | null = null;

  private readonly switches: readonly string[];

  /** @param switches more for its command line */
  constructor(profile: string, switches: readonly string[]) {
    this.profile = profile;
    this.library = join(profile, 'Library');
    this.switches = switches;
  }

  get app(): ElectronApplication {
    return this.present().app;
  }

  get page(): Page {
    return this.present().page;
  }

  get window(): MainWindow {
    return new MainWindow(this.page);
  }

  /** The command that a person types, without the program. */
  get args(): string[] {
    return [...before, `--user-data-dir=${this.profile}`, '--library', this.library, ...this.switches];
  }

  /** Starts the program once more, as a click on a link or a file does, and waits until that second one has ended. */
  async again(...words: string[]): Promise<number> {
    const started = program ?? z.string().parse(createRequire(import.meta.url)('electron'));
    const child = spawn(started, [...(asRoot ? ['--no-sandbox'] : []), ...this.args, ...words], {
      stdio: 'ignore',
      timeout: 30_000,
    });
    const [code] = await once(child, 'exit');
    return code;
  }

  /** Starts the app and waits for its library. */
  async start(): Promise<void> {
    await this.open();
    await this.window.ready();
  }

  /** Starts the app and waits for its window, whatever that shows. */
  async open(): Promise<void> {
    const app = await launchApp(this.args);
    this.running = { app, page: await app.firstWindow() };
  }

  /** Quits as a person does and waits until the process is gone. */
  async quit(): Promise<void> {
    const running = this.running;
    this.running = null;
    await running?.app.close();
  }

  /** What a power cut does, as far as one process can tell. */
  async kill(): Promise<void> {
    const { app } = this.present();
    this.running = null;
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGKILL');
    await gone;
  }

  /** What the system does when a person logs out: it asks the process to end, and kills it when it takes 10 seconds. Throws
   * when it had to be killed. */
  async end(): Promise<void> {
    const { app } = this.present();
    this.running = null;
    const child = app.process();
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const killing = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const [, signal] = await gone;
    clearTimeout(killing);
    if (signal === 'SIGKILL') throw new Error('it had to be killed');
  }

  async restart(): Promise<void> {
    await this.quit();
    await this.start();
  }

  /** What the system's open or folder dialog answers from now on. An empty list is Cancel. */
  async answerDialogs(filePaths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: paths });
    }, filePaths);
  }

  /** Chooses from the menu bar, by a label that is in it once. */
  async menu(label: string): Promise<void> {
    await this.app.evaluate(({ Menu, BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows()[0];
      const find = (items: Electron.MenuItem[]): Electron.MenuItem | undefined =>
        items
          .flatMap((item) => (item.submenu ? (find(item.submenu.items) ?? []) : item))
          .find((item) => item.label === wanted);
      find(Menu.getApplicationMenu()?.items ?? [])?.click(undefined, window, window?.webContents);
    }, label);
  }

  /** Puts a text on the system's clipboard. */
  async copy(text: string): Promise<void> {
    await this.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  }

  /** Takes the network away from the window, or gives it back. */
  async offline(away: boolean): Promise<void> {
    await this.app.context().setOffline(away);
    await this.page.waitForFunction((online) => navigator.onLine === online, !away);
  }

  /** Notes what is opened outside of the app from now on, and opens nothing. Returns what was. */
  async watchOutside(): Promise<() => Promise<string[]>> {
    await this.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'openedOutside', opened);
      shell.openExternal = async (url) => void opened.push(url);
    });
    return () => this.app.evaluate(() => Reflect.get(globalThis, 'openedOutside'));
  }

  /** Gives the window another size, px inside of its frame. */
  async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, [wide, high]) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high),
      [width, height] as const,
    );
    await this.page.waitForFunction((wide) => window.innerWidth === wide, width);
  }

  private present(): { app: ElectronApplication; page: Page } {
    if (this.running === null) throw new Error('the app is not running');
    return this.running;
  }
}

type Fixtures = {
  /** More for the app's command line. */
  switches: string[];
  /** A temporary folder of this test's own, removed after it. */
  folder: string;
  site: Site;
  /** The app, not started. */
  closed: Offprint;
  /** The app, started on an empty library. */
  offprint: Offprint;
};

export const test = base.extend<Fixtures>({
  switches: [[], { option: true }],
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'offprint-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  site: async ({ browserName: _ }, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },
  closed: async ({ folder, switches }, use) => {
    const offprint = new Offprint(join(folder, 'profile'), switches);
    await use(offprint);
    await offprint.quit();
  },
  offprint: async ({ closed }, use) => {
    await closed.start();
    await use(closed);
  },
});

export { expect } from '@playwright/test';
