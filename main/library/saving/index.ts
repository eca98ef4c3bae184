export { type Store, savedFrom } from './keep.ts';
export { createSaveQueue, type SaveQueue } from './queue.ts';
export { retryStub, saveItem } from './save.ts';
