/** What a browser calls a list of proxies (`PROXY a:8080; SOCKS5 b:1080; DIRECT`) as the address of the first one, null
 * for none. The words are those of proxy auto-configuration files, which Chromium uses for every kind of setting. */
export function proxyOf(list: string): string | null {
  const [kind = '', place = ''] = (list.split(';')[0] ?? '').trim().split(/\s+/);
  switch (kind.toUpperCase()) {
    case '':
    case 'DIRECT':
      return null;
    case 'PROXY':
    case 'HTTP':
      return `http://${place}`;
    default:
      return `${kind.toLowerCase()}://${place}`;
  }
}
