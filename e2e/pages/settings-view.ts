import { expect, type Locator, type Page } from '@playwright/test';

type PageName = 'General' | 'Reading' | 'Saving' | 'Library' | 'Shortcuts' | 'Privacy';

/** The settings, which fill the window. */
export class SettingsView {
  readonly main: Locator;
  readonly pages: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main', { name: 'Settings' });
    this.pages = page.getByRole('navigation', { name: 'Pages' });
  }

  async open(name: PageName): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await this.pages.getByRole('button', { name }).click();
    await expect(this.main.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Back to the library. */
  async close(): Promise<void> {
    // A tooltip of what has the focus would take the first Escape.
    await this.main.focus();
    await this.page.keyboard.press('Escape');
    await expect(this.main).toBeHidden();
  }

  /** One of a few words side by side. */
  async choose(name: string, option: string): Promise<void> {
    const group = this.main.getByRole('radiogroup', { name });
    const choice = this.page.getByRole('radio', { name: option, exact: true });
    await group.locator('label', { has: choice }).click();
    await expect(group.getByRole('radio', { name: option, exact: true })).toBeChecked();
  }

  /** Switches something on or off. */
  async turn(name: string | RegExp): Promise<void> {
    await this.main.locator('label', { has: this.page.getByRole('switch', { name }) }).click();
  }
}
