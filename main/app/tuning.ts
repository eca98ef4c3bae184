import { setFlagsFromString } from 'node:v8';

/** How much a function of SQLite's WebAssembly runs before V8 makes it anew, better, on another thread. The two that carry
 * out statements are so large that this takes a third of a second of CPU, which they would reach within the first
 * milliseconds; a start needs it for the window. The first searches reach this all the same. */
const BUDGET = 1_000_000_000;

/** To be called before anything of SQLite is loaded. */
export function tuneLater(): void {
  setFlagsFromString(`--wasm-tiering-budget=${BUDGET}`);
}
