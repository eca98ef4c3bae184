import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** An article that is put right by hand, in the reader's place. */
export class Correcting {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens it for the article that is read. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+e');
    await expect(this.form).toBeVisible();
  }

  get form(): Locator {
    return this.page.getByRole('form', { name: 'Correct by hand' });
  }

  field(name: 'Title' | 'Author' | 'Site' | 'Published'): Locator {
    return this.form.getByRole('textbox', { name, exact: true });
  }

  get text(): Locator {
    return this.form.getByRole('textbox', { name: 'Text as Markdown' });
  }

  get tags(): Locator {
    return this.form.getByRole('combobox', { name: 'Add a tag' });
  }

  get preview(): FrameLocator {
    return this.form.frameLocator('iframe');
  }

  button(name: string): Locator {
    return this.page.getByRole('main', { name: 'Reader' }).getByRole('button', { name, exact: true });
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await expect(this.form).toBeHidden();
  }
}
