export { savedFrom } from './keep.ts';
export { createSaveQueue, type SaveQueue } from './queue.ts';
