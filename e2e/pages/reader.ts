import type { FrameLocator, Locator, Page } from '@playwright/test';

/** The reader pane: its bar, and the article in its frame. */
export class Reader {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get pane(): Locator {
    return this.page.getByRole('main', { name: 'Reader' });
  }

  get frame(): FrameLocator {
    return this.pane.frameLocator('iframe');
  }

  get article(): Locator {
    return this.frame.getByRole('article');
  }

  get title(): Locator {
    return this.article.getByRole('heading', { level: 1 });
  }

  /** The paragraphs of the text itself, without the header. */
  get paragraphs(): Locator {
    return this.frame.locator('.prose > p');
  }

  button(name: string): Locator {
    return this.pane.getByRole('button', { name });
  }

  get find(): Locator {
    return this.pane.getByRole('searchbox', { name: 'Find in article' });
  }

  /** "1 of 2", beside what is looked for. */
  get findCount(): Locator {
    return this.pane.getByRole('search').getByText(/^\d+ of \d+$/);
  }

  /** The passages that find has marked. */
  marks(): Promise<string[]> {
    return this.frame.locator('html').evaluate(({ ownerDocument }) => {
      const highlight = ownerDocument.defaultView?.CSS.highlights.get('hit');
      return [...(highlight ?? [])].map(String);
    });
  }
}
