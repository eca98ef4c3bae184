import { fileURLToPath } from 'node:url';

/** Built files, beside the bundle that this becomes a part of (`out/main/index.js`). */
export const built = {
  worker: new URL('./library-worker.js', import.meta.url),
  hostile: fileURLToPath(new URL('./hostile.js', import.meta.url)),
  licences: fileURLToPath(new URL('../licences.json', import.meta.url)),
  icon: fileURLToPath(new URL('./icon.png', import.meta.url)),
  preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
  window: fileURLToPath(new URL('../renderer/', import.meta.url)),
};
