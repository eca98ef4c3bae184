export { hostAndPort } from './address.ts';
export { createFetch, type FetchLimits, type FetchOptions } from './fetch.ts';
export { type ImageType, imageType } from './image-type.ts';
export { proxyFromEnvironment } from './proxy.ts';
