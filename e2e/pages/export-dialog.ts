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

  get status(): Locator {
    return this.dialog.getByRole('status');
  }
}
