import { expect, type Locator, type Page } from '@playwright/test';

/** The trash: its bar, and the question before articles are deleted for good. */
export class TrashView {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get empty(): Locator {
    return this.page.getByRole('button', { name: 'Empty trash…' });
  }

  /** The question, whatever it asks about. */
  get question(): Locator {
    return this.page.getByRole('dialog', { name: /^Delete / });
  }

  /** Says yes to the question. */
  async agree(count: string): Promise<void> {
    await this.question.getByRole('button', { name: `Delete ${count} for good` }).click();
    await expect(this.question).toBeHidden();
  }

  /** What was done last, in words. */
  told(words: string): Locator {
    return this.page.getByRole('status').filter({ hasText: words });
  }
}
