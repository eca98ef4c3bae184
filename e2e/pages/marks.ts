import { expect, type Locator, type Page } from '@playwright/test';
import { Reader } from './reader.ts';

type Colour = 'yellow' | 'green' | 'blue' | 'pink' | 'violet';

/** What is marked and written in the article that is read. */
export class Marks {
  readonly page: Page;
  readonly reader: Reader;

  constructor(page: Page) {
    this.page = page;
    this.reader = new Reader(page);
  }

  /** The small bar at what is selected or at a highlight. */
  get bar(): Locator {
    return this.reader.pane.getByRole('toolbar', { name: /^(Selection|Highlight)$/ });
  }

  swatch(colour: Colour): Locator {
    return this.bar.getByRole('button', { name: `Highlight in ${colour}` });
  }

  /** The stops of the keyboard, in the order of the text; a note in the margin is one. */
  get highlights(): Locator {
    return this.reader.article
      .getByRole('complementary', { name: 'Highlights and notes' })
      .getByRole('button', { name: / highlight: / });
  }

  /** A note that stands in the margin. */
  note(words: string | RegExp): Locator {
    return this.reader.article.getByRole('listitem').filter({ hasText: words });
  }

  /** The marks in a narrow text that open a note. */
  get speech(): Locator {
    return this.reader.article.getByRole('button', { name: /^Note on “/ });
  }

  /** Highlights whose passage has changed. */
  get gone(): Locator {
    return this.reader.article.getByRole('region', { name: 'Its passage has changed' });
  }

  get editor(): Locator {
    return this.reader.article.getByRole('textbox', { name: 'Note', exact: true });
  }

  get articleEditor(): Locator {
    return this.reader.article.getByRole('textbox', { name: 'Note on this article' });
  }

  /** The words that are drawn in a colour, in any order. */
  drawn(colour: Colour): Promise<string[]> {
    return this.reader.frame.locator('html').evaluate(({ ownerDocument }, name) => {
      const found: string[] = [];
      for (let level = 0; level < 4; level++)
        found.push(
          ...[...(ownerDocument.defaultView?.CSS.highlights.get(`${name}-${level}`) ?? [])].map(String),
        );
      return found;
    }, colour);
  }

  /** Where words of the article stand in the window: their first and last letters, px. */
  private async ends(words: string, centred = true): Promise<{ from: Point; to: Point }> {
    const inFrame = await this.reader.frame.locator('.prose').evaluate(
      (prose, { words: wanted, centred: scrolled }) => {
        const { ownerDocument: document } = prose;
        const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
        const nodes: Node[] = [];
        let text = '';
        const starts: number[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          starts.push(text.length);
          nodes.push(node);
          text += node.nodeValue ?? '';
        }
        const at = text.indexOf(wanted);
        if (at < 0) throw new Error(`not in the article: ${wanted}`);
        const place = (offset: number) => {
          const index = starts.findLastIndex((start) => start <= offset);
          return { node: nodes[index] ?? prose, offset: offset - (starts[index] ?? 0) };
        };
        const letter = (offset: number) => {
          const { node, offset: within } = place(offset);
          const range = document.createRange();
          range.setStart(node, within);
          range.setEnd(node, within + 1);
          return range;
        };
        if (scrolled)
          letter(at).startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const first = letter(at).getBoundingClientRect();
        const last = letter(at + wanted.length - 1).getBoundingClientRect();
        const rtl = document.defaultView?.getComputedStyle(prose).direction === 'rtl';
        const middle = (box: DOMRect) => (box.top + box.bottom) / 2;
        return {
          from: { x: rtl ? first.right - 1 : first.left + 1, y: middle(first) },
          to: { x: rtl ? last.left : last.right, y: middle(last) },
        };
      },
      { words, centred },
    );
    const box = await this.reader.pane.locator('iframe').boundingBox();
    const moved = ({ x, y }: Point) => ({ x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) });
    return { from: moved(inFrame.from), to: moved(inFrame.to) };
  }

  /** Selects words, or from them up to others in the same view, as a person does with the mouse. Playwright's own mouse waits, while a button is held, for a script in the
   * frame, where none runs. */
  async select(words: string, upTo = words): Promise<void> {
    const { from } = await this.ends(words);
    const { to } = words === upTo ? await this.ends(words) : await this.ends(upTo, false);
    const session = await this.page.context().newCDPSession(this.page);
    const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point) =>
      session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1, clickCount: 1 });
    await send('mousePressed', from);
    await send('mouseMoved', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    await send('mouseMoved', to);
    await send('mouseReleased', to);
    await session.detach();
    await expect(this.bar).toBeVisible();
  }

  /** Clicks on words of the text. */
  async click(words: string): Promise<void> {
    const { from } = await this.ends(words);
    await this.page.mouse.click(from.x + 3, from.y);
  }

  async hover(words: string): Promise<void> {
    const { from } = await this.ends(words);
    await this.page.mouse.move(from.x + 3, from.y);
  }

  /** What is selected in the article. */
  selected(): Promise<string> {
    return this.reader.frame
      .locator('html')
      .evaluate(({ ownerDocument }) => ownerDocument.getSelection()?.toString() ?? '');
  }
}

type Point = { x: number; y: number };
