/** An address as it is shown before it opens, in the order of its parts. */
export type ShownAddress = {
  /** Everything before the host: also a name and password, which may pretend to be one. */
  before: string;
  /** Where it really leads, in letters; empty for mail. */
  host: string;
  /** The host as computers write it, when that differs: letters of other alphabets may look alike. */
  ascii: string | null;
  after: string;
};

export function shownAddress(address: string): ShownAddress {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.host === '') return { before: address, host: '', ascii: null, after: '' };
  const at = url.href.indexOf(url.host, url.href.indexOf('//') + 2 + userLength(url));
  const host = url.host.split('.').map(unicodeLabel).join('.');
  const after = url.href.slice(at + url.host.length);
  return {
    before: url.href.slice(0, at),
    host,
    ascii: host === url.host ? null : url.host,
    after: after === '/' ? '' : after,
  };
}

function userLength({ username, password }: URL): number {
  if (username === '' && password === '') return 0;
  return username.length + (password === '' ? 0 : password.length + 1) + 1;
}

/** A label of a host in letters: as it is, when it is not punycode (RFC 3492) or not well formed. */
function unicodeLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  return decodePunycode(label.slice(4)) ?? label;
}

const base = 36;

function decodePunycode(input: string): string | null {
  const split = input.lastIndexOf('-');
  const output = split > 0 ? [...input.slice(0, split)].map((letter) => letter.charCodeAt(0)) : [];
  let code = 128;
  let bias = 72;
  let index = 0;
  for (let at = split > 0 ? split + 1 : 0; at < input.length; ) {
    const start = index;
    for (let weight = 1, step = base; ; step += base) {
      const digit = digitOf(input.charCodeAt(at++));
      if (digit === null) return null;
      index += digit * weight;
      const threshold = Math.min(26, Math.max(1, step - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
      if (weight > 2 ** 40) return null;
    }
    const length = output.length + 1;
    bias = adapted(index - start, length, start === 0);
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    output.splice(index++, 0, code);
  }
  return String.fromCodePoint(...output);
}

function digitOf(code: number): number | null {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : null;
}

function adapted(difference: number, length: number, first: boolean): number {
  let delta = first ? Math.floor(difference / 700) : difference >> 1;
  delta += Math.floor(delta / length);
  let step = 0;
  for (; delta > 455; step += base) delta = Math.floor(delta / 35);
  return step + Math.floor((36 * delta) / (delta + 38));
}
