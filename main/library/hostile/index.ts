export { forkChild } from './fork.ts';
export {
  type ChildLike,
  createHostile,
  type Hostile,
  type HostileLimits,
  type HostileOptions,
} from './host.ts';
