import { hostAndPort } from './address.ts';

/** For the command line: the proxy of an address as HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY tell, in small or
 * capital letters, null for none. NO_PROXY is a list of hosts, each with all names below it, with an optional port;
 * `*` is every host. */
export function proxyFromEnvironment(
  environment: Record<string, string | undefined> = process.env,
): (url: string) => Promise<string | null> {
  const read = (name: string) => environment[name] || environment[name.toUpperCase()] || '';
  const exceptions = read('no_proxy')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const proxies: Record<string, string> = {
    'http:': read('http_proxy') || read('all_proxy'),
    'https:': read('https_proxy') || read('all_proxy'),
  };
  return async (address) => {
    const url = new URL(address);
    const proxy = proxies[url.protocol] ?? '';
    if (proxy === '' || exceptions.some((exception) => isExcepted(url, exception))) return null;
    return proxy.includes('://') ? proxy : `http://${proxy}`;
  };
}

function isExcepted(url: URL, exception: string): boolean {
  if (exception === '*') return true;
  const withPort = /^(\[.*\]|[^:]+):(\d+)$/.exec(exception);
  const { host, port } = hostAndPort(url);
  if (withPort !== null && withPort[2] !== port) return false;
  const name = (withPort?.[1] ?? exception).replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
  const target = host.replace(/^\[|\]$/g, '');
  return name !== '' && (target === name || target.endsWith(`.${name}`));
}
