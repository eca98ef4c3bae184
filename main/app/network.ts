import { app, session } from 'electron';
import type { FetchPort } from '../library/index.ts';
import { proxyOf } from './proxy.ts';

/** Requests that left the app since it started. */
export type Sent = { count: number };

/** The app's one way to the network, through the system's proxy. Its code is loaded with the first request: reading needs
 * none of it. */
export function appFetch({ sent }: { sent: Sent }): FetchPort {
  let made: Promise<FetchPort> | null = null;
  const make = async (): Promise<FetchPort> => {
    const { createFetch } = await import('../library/network/index.ts');
    return createFetch({
      languages: app.getPreferredSystemLanguages().join(','),
      onRequest: () => {
        sent.count += 1;
      },
      proxyFor: async (url) => proxyOf(await session.defaultSession.resolveProxy(url)),
    });
  };
  return async (request) => {
    made ??= make();
    return (await made)(request);
  };
}
