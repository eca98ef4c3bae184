import { expect, type Locator, type Page } from '@playwright/test';

type Mark = { title: string; quote: string; colour: string; comment?: string };

/** The list of all notes, in the list's place. */
export class NotesView {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^Notes,/ })
      .click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Notes' })).toBeVisible();
  }

  get pane(): Locator {
    return this.page
      .getByRole('region', { name: 'Notes' })
      .or(this.page.getByRole('main', { name: 'Notes' }));
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: 'Notes by article' });
  }

  get rows(): Locator {
    return this.list.getByRole('row');
  }

  row(name: string | RegExp): Locator {
    return this.list.getByRole('row', { name });
  }

  /** The articles that notes are on, in order. */
  get heads(): Locator {
    return this.list.getByRole('heading');
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search notes' });
  }

  filter(name: string): Locator {
    return this.pane.getByRole('button', { name, exact: true });
  }

  async sortBy(name: string): Promise<void> {
    await this.pane.getByRole('button', { name: /^Sort by/ }).click();
    await this.page.getByRole('menuitemradio', { name }).click();
  }

  /** Marks passages by the app's own bridge: how a person does that is tested where the reader is. */
  async mark(marks: Mark[]): Promise<void> {
    await this.page.evaluate(async (wanted) => {
      const offprint = Reflect.get(globalThis, 'offprint');
      const range = { view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 50 };
      const { rows } = JSON.parse(await offprint.call('articles.page', range)).value;
      for (const { title, quote, colour, comment = null } of wanted) {
        const found = rows.find((row: { title: string }) => row.title.startsWith(title));
        const made = { id: found.id, quote, start: 0, colour, comment };
        const answer = JSON.parse(await offprint.call('highlights.add', made));
        if (!answer.ok) throw new Error(`${title}: ${answer.error.code}`);
      }
    }, marks);
  }

  /** Writes the note on a whole article. */
  async note(title: string, note: string): Promise<void> {
    await this.page.evaluate(
      async ([start, text]) => {
        const offprint = Reflect.get(globalThis, 'offprint');
        const range = { view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 50 };
        const { rows } = JSON.parse(await offprint.call('articles.page', range)).value;
        const { id } = rows.find((row: { title: string }) => row.title.startsWith(start));
        await offprint.call('articles.change', { ids: [id], change: { note: text } });
      },
      [title, note] as const,
    );
  }
}
