import { analyse } from 'chardet';

/** Where a charset is looked for in a page's own words, in bytes. */
const metaWithin = 4096;
/** How much of a page detection looks at, in bytes from the first that is not ASCII. */
const detectWithin = 64 * 1024;

/** Labels that servers send for whatever they have: they say little against what the page itself says. */
const latin: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-15']);

/** The text of a page or a file, whatever encoding it is in. In this order: byte order mark, UTF-16 by its zeros, UTF-8
 * when the bytes are valid as such (other encodings almost never are), the server's word, the page's own, detection. A
 * label whose encoding does not fit the bytes is passed over. Never throws; bytes that mean nothing become U+FFFD. */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const sure = byteOrderMark(bytes) ?? utf16ByZeros(bytes);
  if (sure !== null) return decodeAs(sure, bytes);
  const firstHigh = bytes.findIndex((byte) => byte >= 0x80);
  const declared = [headerCharset(contentType), metaCharset(bytes)].flatMap(
    (label) => encodingOf(label) ?? [],
  );
  // ISO-2022-JP is written in ASCII alone.
  if (firstHigh < 0 && !declared.includes('iso-2022-jp')) return decodeAs('utf-8', bytes);
  const utf8 = decodeAs('utf-8', bytes);
  if (firstHigh >= 0 && damage(utf8) * 20 <= wide(utf8)) return utf8;

  const sample = bytes.subarray(Math.max(0, firstHigh - 1024), Math.max(0, firstHigh) + detectWithin);
  const trusted = declared.filter((name) => !latin.has(name));
  for (const name of [...trusted, detected(sample, declared), ...declared, 'windows-1252']) {
    if (name === null) continue;
    const text = name === 'utf-8' ? utf8 : decodeAs(name, bytes);
    // A page that was cut or pasted together from two may have a few wrong bytes.
    if (damage(text) <= tolerated(text)) return text;
  }
  return utf8;
}

function tolerated(text: string): number {
  return Math.min(20, 1 + text.length / 2000);
}

function damage(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++;
  return count;
}

/** Characters that took more than one byte: by chance, text in another encoding has hardly any that are valid. */
function wide(text: string): number {
  return text.match(/[\u0080-\uFFFC\uFFFE\uFFFF]/g)?.length ?? 0;
}

function decodeAs(name: string, bytes: Uint8Array): string {
  const text = new TextDecoder(name).decode(bytes);
  // Some versions of Node read windows-1252 as ISO 8859-1, which has control characters where the quotes are.
  return name === 'windows-1252'
    ? text.replace(/[\x80-\x9f]/g, (control) => quotes[control.charCodeAt(0) - 0x80] ?? control)
    : text;
}

/** 0x80 to 0x9F of windows-1252; the five that it leaves free are themselves. */
const quotes = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

/** The WHATWG name of a label, null when no decoder knows it. */
function encodingOf(label: string | null): string | null {
  if (label === null) return null;
  try {
    const name = new TextDecoder(label.trim()).encoding;
    // A page whose own words could be read as ASCII is not in UTF-16, whatever they say.
    return name.startsWith('utf-16') ? 'utf-8' : name;
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: in markup and in Latin text every other byte is zero. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 1024);
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte === 0) at % 2 === 0 ? even++ : odd++;
  });
  const many = head.length * 0.2;
  if (odd > many && even < odd / 8) return 'utf-16le';
  if (even > many && odd < even / 8) return 'utf-16be';
  return null;
}

function headerCharset(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, metaWithin)).toString('latin1');
  const found =
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head) ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)/i.exec(head);
  return found?.[1] ?? null;
}

/** What the bytes look like. Where the page claims Latin letters, another script must be plain to see. */
function detected(sample: Uint8Array, declared: readonly string[]): string | null {
  const best = analyse(sample)[0];
  if (best === undefined) return null;
  const name = encodingOf(best.name);
  if (declared.some((label) => latin.has(label)) && best.confidence < 50) return null;
  return name === 'utf-8' ? null : name;
}
