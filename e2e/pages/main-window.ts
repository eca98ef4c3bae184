import { expect, type Locator, type Page } from '@playwright/test';
import { AddDialog } from './add-dialog.ts';
import { ExportDialog } from './export-dialog.ts';
import { Reader } from './reader.ts';

type View = 'Unread' | 'Reading' | 'Archive' | 'Favourites' | 'All articles' | 'Trash';

type DroppedFile = { name: string; type: string; text: string };

/** The window with its three panes, by the names a screen reader would say. */
export class MainWindow {
  readonly page: Page;
  readonly reader: Reader;

  constructor(page: Page) {
    this.page = page;
    this.reader = new Reader(page);
  }

  /** Waits until the window shows the library: its rows, or what to do when there are none. */
  async ready(): Promise<void> {
    const narrow = this.page.getByRole('button', { name: 'Show sidebar' });
    await expect(this.page.getByRole('navigation', { name: 'Views' }).or(narrow)).toBeVisible({
      timeout: 20_000,
    });
  }

  get sidebar(): Locator {
    return this.page.getByRole('complementary', { name: 'Library' });
  }

  get list(): Locator {
    return this.page.getByRole('grid');
  }

  row(title: string | RegExp): Locator {
    return this.list.getByRole('row', { name: title });
  }

  get titles(): Locator {
    return this.list.getByRole('row').getByRole('heading');
  }

  /** A view or a tag in the sidebar. */
  view(name: View | string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: new RegExp(`^${name},`) });
  }

  /** The pane that has the focus, in the words of the page. */
  focusedPane(): Promise<string | null> {
    return this.page.evaluate(
      () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null,
    );
  }

  get search(): Locator {
    return this.page.getByRole('combobox', { name: 'Search the library' });
  }

  /** The one polite line that tells what happened, with its Undo. */
  get toast(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Undo' });
  }

  /** What can be done with all that is selected. */
  get actions(): Locator {
    return this.page.getByRole('toolbar', { name: /^With \d+ selected$/ });
  }

  /** Opens the menu of a row, or of all that is selected with it. */
  async menu(title: string | RegExp): Promise<Locator> {
    await this.row(title).click({ button: 'right' });
    return this.page.getByRole('menu', { name: 'Article' });
  }

  /** In the reader's place when several articles are selected. */
  get selection(): Locator {
    return this.page.getByRole('main', { name: 'Selection' });
  }

  /** Drops files on the window as the system does when a person lets go of them: over the list, or over the article. */
  async drop(files: DroppedFile[], { onArticle = false } = {}): Promise<void> {
    const root = onArticle ? this.reader.frame.locator('body') : this.page.locator('body');
    await root.evaluate((target, dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type, text } of dropped) dataTransfer.items.add(new File([text], name, { type }));
      const way = { dataTransfer, bubbles: true, cancelable: true };
      // An element takes a drop only when it has said so to the drag before.
      const taken = !target.dispatchEvent(new DragEvent('dragover', way));
      if (taken) target.dispatchEvent(new DragEvent('drop', way));
    }, files);
  }

  /** Drops a link or a text that is dragged out of another program, over the list, the article, or a dialog. */
  async dropData(data: Record<string, string>, over: 'list' | 'article' | 'dialog' = 'list'): Promise<void> {
    const roots = {
      list: this.page.locator('body'),
      article: this.reader.frame.locator('body'),
      dialog: this.page.getByRole('dialog').getByRole('heading').first(),
    };
    await roots[over].evaluate((target, given) => {
      const dataTransfer = new DataTransfer();
      for (const [type, value] of Object.entries(given)) dataTransfer.setData(type, value);
      const way = { dataTransfer, bubbles: true, cancelable: true };
      const taken = !target.dispatchEvent(new DragEvent('dragover', way));
      if (taken) target.dispatchEvent(new DragEvent('drop', way));
    }, data);
  }

  async open(title: string | RegExp): Promise<Reader> {
    await this.row(title).click();
    await this.page.keyboard.press('Enter');
    await expect(this.reader.title).toHaveText(title);
    return this.reader;
  }

  async add(): Promise<AddDialog> {
    await this.page.getByRole('button', { name: 'Add', exact: true }).first().click();
    const dialog = new AddDialog(this.page);
    await expect(dialog.dialog).toBeVisible();
    return dialog;
  }

  async export(): Promise<ExportDialog> {
    await this.page.keyboard.press('Control+Shift+E');
    const dialog = new ExportDialog(this.page);
    await expect(dialog.dialog).toBeVisible();
    return dialog;
  }
}
