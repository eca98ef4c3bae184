import type { App, Session, Shell, WebContents } from 'electron';
import { SCHEME } from '../ipc/sender.ts';
import type { Log } from '../library/index.ts';

/** Requests of the windows to anything but the app itself, since it started: those that were refused, and those that left
 * all the same. The second is counted where Chromium hands a request to the network, so that a zero means something. */
export type WindowRequests = { refused: number; left: number };

/** What may open outside of the app. */
const outside = new Set(['http:', 'https:', 'mailto:']);

/** A session asks the network for nothing and grants nothing. The app's one way to the network is its fetch port, which
 * does not go through a session. */
export function secureSession(session: Session, requests: WindowRequests): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, callback) => {
    const cancel = !isOwnRequest(url);
    if (cancel) requests.refused += 1;
    callback({ cancel });
  });
  session.webRequest.onSendHeaders({ urls: ['<all_urls>'] }, ({ url }) => {
    if (!isOwnRequest(url)) requests.left += 1;
  });
  session.on('will-download', (event) => event.preventDefault());
  // The dictionaries of the spell checker would be fetched from a server.
  session.setSpellCheckerEnabled(false);
}

/** No window, frame or web view leaves the page it was made for, and none opens another. Links of articles are opened by
 * `openOutside`, which the page asks for. */
export function secureContents(app: App, log: Log): void {
  app.on('web-contents-created', (_created, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => {
      log('warn', 'a page tried to open a window');
      return { action: 'deny' };
    });
  });
}

/** Opens an address with the system's own program. False for everything but the web and mail. */
export async function openOutside(shell: Shell, address: string): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (!outside.has(url.protocol)) return false;
  await shell.openExternal(url.href);
  return true;
}

function isOwnRequest(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  return protocol === `${SCHEME}:` || protocol === 'devtools:';
}
