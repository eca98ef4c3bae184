import { expect, type Locator, type Page } from '@playwright/test';

/** The command palette, as a person and a screen reader have it. */
export class Palette {
  readonly dialog: Locator;
  readonly field: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Commands' });
    this.field = this.dialog.getByRole('combobox', { name: 'Command, article, tag or view' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.field).toBeFocused();
  }

  /** Rows of a group, or all of them. */
  options(group?: string): Locator {
    const within = group === undefined ? this.dialog : this.dialog.getByRole('group', { name: group });
    return within.getByRole('option');
  }

  /** The row that Enter runs: the one the field points to. */
  async chosen(): Promise<string> {
    const id = await this.field.getAttribute('aria-activedescendant');
    return (await this.page.locator(`[id="${id}"] bdi`).textContent()) ?? '';
  }

  /** Types what is looked for, and runs what comes first. */
  async run(text: string, first: string | RegExp): Promise<void> {
    await this.open();
    await this.field.fill(text);
    await expect(this.options().first()).toHaveText(first);
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toBeHidden();
  }
}
