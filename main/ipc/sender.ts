/** The app's own scheme: pages under the host `app`, images of articles under `article`. */
export const SCHEME = 'offprint-app';

/** What is read of Electron's `WebFrameMain`. */
export type SenderFrame = { url: string; parent: unknown } | null;

/** Whether an address is a page of the app. Compared in parts: a prefix would also take `offprint-app://app.evil/`. */
function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === 'app' && username === '' && password === '';
}

/** Only the main frame of the app's own page may speak to main: not the article's frame, and nothing that came later. */
export function isOwnSender(frame: SenderFrame): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}
