export { savedFrom } from './keep.ts';
export { openSaveQueue, type SaveQueue } from './queue.ts';
