import type { Locator, Page } from '@playwright/test';

/** The searches with a name, in the sidebar, and the dialog that names them. */
export class SavedSearches {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Saved searches' });
  }

  get rows(): Locator {
    return this.list.getByRole('button');
  }

  /** A row by its name and its count. */
  row(name: string, count?: number): Locator {
    return this.list.getByRole('button', {
      name: count === undefined ? new RegExp(`^${name}`) : `${name}, ${count}`,
    });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^(Save|Rename) search$/ });
  }

  get name(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Name' });
  }

  /** In the list bar. */
  get save(): Locator {
    return this.page.getByRole('button', { name: 'Save search' });
  }

  menuItem(name: RegExp): Locator {
    return this.page.getByRole('menuitem', { name });
  }
}
