import { setTimeout as after } from 'node:timers/promises';
import { app, BrowserWindow, type Session, session } from 'electron';
import { LibraryError } from '../../shared/errors.ts';
import { SCHEME } from '../ipc/sender.ts';
import type { Log, PdfPort } from '../library/index.ts';
import { commonHeaders } from './policy.ts';
import { secureSession, type WindowRequests } from './security.ts';

export type PrintOutcome = 'printed' | 'cancelled' | 'no-printer' | 'failed';

export type Printing = {
  pdf: PdfPort;
  /** Shows the system's print dialog. */
  print(sheet: { title: string; page: Uint8Array }): Promise<PrintOutcome>;
  close(): void;
};

/** A page that is not laid out by then never will be. Milliseconds. */
const LONGEST = 60_000;
/** The hidden window is kept that long for the next page. Milliseconds. */
const IDLE = 5_000;

/** Where paper is Letter; everywhere else it is A4. */
const letter = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

/** Under each page: the title and the page's number. It is laid out by the printer itself, not by the page. */
const footer =
  '<div style="display:flex;justify-content:space-between;gap:8mm;width:100%;padding:0 18mm;color:#555;font:7.5pt sans-serif">' +
  '<span class="title" style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></span>' +
  '<span style="flex:none"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>';

/** Prints pages in windows that nobody sees. They have a session of their own, which keeps nothing, reaches no network and
 * serves one page at a time from memory; no script runs in them. */
export function createPrinting({ requests, log }: { requests: WindowRequests; log: Log }): Printing {
  const pages = new Map<string, Uint8Array>();
  let own: Session | null = null;
  let number = 0;
  let kept: BrowserWindow | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastJob: Promise<unknown> = Promise.resolve();

  function printSession(): Session {
    if (own !== null) return own;
    own = session.fromPartition('offprint-print', { cache: false });
    secureSession(own, requests);
    own.protocol.handle(SCHEME, async ({ url }) => {
      const page = pages.get(url);
      if (page === undefined) return new Response(null, { status: 404, headers: commonHeaders });
      return new Response(new Uint8Array(page), {
        headers: {
          ...commonHeaders,
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
        },
      });
    });
    return own;
  }

  function hidden(): BrowserWindow {
    return new BrowserWindow({
      show: false,
      webPreferences: {
        session: printSession(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        spellcheck: false,
      },
    });
  }

  async function load(window: BrowserWindow, page: Uint8Array): Promise<void> {
    number += 1;
    const address = `${SCHEME}://print/${number}`;
    pages.set(address, page);
    try {
      await window.loadURL(address);
    } finally {
      pages.delete(address);
    }
  }

  async function printPage(page: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    clearTimeout(idle);
    const window = kept ?? hidden();
    kept = window;
    const stop = new AbortController();
    const stopped = new Promise<never>((_resolve, reject) => {
      const end = (error: LibraryError) => {
        kept = null;
        if (!window.isDestroyed()) window.destroy();
        reject(error);
      };
      const cancelled = () => end(new LibraryError({ code: 'cancelled', details: {} }));
      signal.addEventListener('abort', cancelled, { signal: stop.signal });
      if (signal.aborted) cancelled();
      const died = () => end(new LibraryError({ code: 'over-limit', details: { limit: 'crash' } }));
      const { webContents } = window;
      webContents.once('render-process-gone', died);
      stop.signal.addEventListener('abort', () => webContents.off('render-process-gone', died));
      after(LONGEST, undefined, { signal: stop.signal }).then(
        () => end(new LibraryError({ code: 'over-limit', details: { limit: 'time' } })),
        () => {},
      );
    });
    const printed = (async () => {
      await load(window, page);
      return await window.webContents.printToPDF({
        pageSize: letter.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
    })();
    try {
      return new Uint8Array(await Promise.race([printed, stopped]));
    } finally {
      stop.abort();
      // When the window was destroyed under it, it fails for nobody.
      printed.catch(() => log('warn', 'a page was not printed'));
      idle = setTimeout(closeKept, IDLE);
      idle.unref();
    }
  }

  function closeKept(): void {
    clearTimeout(idle);
    if (kept !== null && !kept.isDestroyed()) kept.destroy();
    kept = null;
  }

  return {
    pdf(page, { signal }) {
      const job = lastJob.then(() => printPage(page, signal));
      lastJob = job.catch(() => {});
      return job;
    },
    async print({ title, page }) {
      const window = hidden();
      try {
        // Elsewhere the system's dialog can always print into a file; here it does not come up without a printer.
        const printers = await window.webContents.getPrintersAsync();
        if (process.platform === 'linux' && printers.length === 0) return 'no-printer';
        await load(window, page);
        return await shown(window, title, log);
      } finally {
        if (!window.isDestroyed()) window.destroy();
      }
    },
    close: closeKept,
  };
}

function shown({ webContents }: BrowserWindow, title: string, log: Log): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    webContents.print({ silent: false, printBackground: true, header: title }, (done, reason) => {
      if (done) return resolve('printed');
      if (/cancel/i.test(reason)) return resolve('cancelled');
      log('warn', 'an article was not printed', { reason });
      resolve(/printer/i.test(reason) ? 'no-printer' : 'failed');
    });
  });
}
