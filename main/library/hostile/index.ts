export { forkChild } from './fork.ts';
export { type ChildLike, createHostile, type Hostile } from './host.ts';
