import { expect, type Locator, type Page } from '@playwright/test';

export class AddDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Add' });
  }

  get links(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Links, one on each line' });
  }

  get text(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Text of the article' });
  }

  get save(): Locator {
    return this.dialog.getByRole('button', { name: /^Save(?: [\d,]+ articles?)?$/ });
  }

  /** The queue's row of a save, by what it is called. */
  job(label: string | RegExp): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: label });
  }

  /** The rows of the queue that stand together. */
  group(name: 'Being saved' | 'Not saved' | 'Saved'): Locator {
    return this.dialog.getByRole('list', { name, exact: true }).getByRole('listitem');
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async tab(name: 'Link' | 'Text' | 'File'): Promise<void> {
    await this.dialog.getByRole('tab', { name }).click();
  }

  async saveLinks(...addresses: string[]): Promise<void> {
    await this.tab('Link');
    await this.links.fill(addresses.join('\n'));
    await this.save.click();
  }

  async saveText(text: string, format?: 'Plain text' | 'HTML' | 'Markdown'): Promise<void> {
    await this.tab('Text');
    await this.text.fill(text);
    if (format !== undefined) await this.dialog.getByRole('radio', { name: format }).check({ force: true });
    await this.save.click();
  }

  async tag(tag: string): Promise<void> {
    const field = this.dialog.getByRole('combobox', { name: 'Add a tag' });
    await field.fill(tag);
    await field.press('Enter');
  }

  async close(): Promise<void> {
    // A tooltip of the button under the pointer would take Escape for itself.
    await this.page.mouse.move(0, 0);
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
