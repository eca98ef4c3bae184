import type { Locator, Page } from '@playwright/test';

export class ExportDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Export' });
  }

  get start(): Locator {
    return this.dialog.getByRole('button', { name: /^Export/ });
  }

  /** What the export asks, or why it did not go. */
  get alert(): Locator {
    return this.dialog.getByRole('alert');
  }

  /** One of the choices, by the beginning of its words. */
  choice(name: string): Locator {
    return this.dialog.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  option(name: string): Locator {
    return this.dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  }

  async choose(name: string): Promise<void> {
    await this.dialog
      .locator('label')
      .filter({ has: this.page.getByRole('radio', { name: new RegExp(`^${name}`) }) })
      .click();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }
}
