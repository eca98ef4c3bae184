import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { MainWindow } from '../pages/main-window.ts';
import { type Site, startSite } from './site.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const asRoot = process.getuid?.() === 0;

/** The app as a person has it before them, with a profile and a library of its own. */
export class Offprint {
  readonly profile: string;
  readonly library: string;
  private running: { app: ElectronApplication; page: Page } | null = null;

  constructor(profile: string) {
    this.profile = profile;
    this.library = join(profile, 'Library');
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

  /** Starts the app and waits for its window. */
  async start(extra: string[] = []): Promise<void> {
    // Without `executablePath` Playwright finds the runtime by ELECTRON_OVERRIDE_DIST_PATH and holds `ready` back until it
    // is connected. With it, one start in thirty never gets connected when the machine is busy.
    const app = await _electron.launch({
      args: [project, `--user-data-dir=${this.profile}`, '--library', this.library, ...extra],
      chromiumSandbox: !asRoot,
      env: { ...process.env, LANG: 'en_GB.UTF-8', TZ: 'UTC' },
      timeout: 30_000,
    });
    const page = await app.firstWindow();
    this.running = { app, page };
    await this.window.ready();
  }

  /** Quits as a person does and waits until the process is gone. */
  async quit(): Promise<void> {
    const running = this.running;
    this.running = null;
    await running?.app.close();
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

  private present(): { app: ElectronApplication; page: Page } {
    if (this.running === null) throw new Error('the app is not running');
    return this.running;
  }
}

type Fixtures = {
  /** A temporary folder of this test's own, removed after it. */
  folder: string;
  site: Site;
  /** The app, not started. */
  closed: Offprint;
  /** The app, started on an empty library. */
  offprint: Offprint;
};

export const test = base.extend<Fixtures>({
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
  closed: async ({ folder }, use) => {
    const offprint = new Offprint(join(folder, 'profile'));
    await use(offprint);
    await offprint.quit();
  },
  offprint: async ({ closed }, use) => {
    await closed.start();
    await use(closed);
  },
});

export { expect } from '@playwright/test';
