export { createFetch } from './fetch.ts';
export { proxyFromEnvironment } from './proxy.ts';
