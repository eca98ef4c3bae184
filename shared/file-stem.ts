/** Longest name of an exported file, without extension and number: UTF-8 bytes, as Linux and macOS count (255 with
 * everything), which is never less than the UTF-16 units of Windows. */
const MAX_BYTES = 180;

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)/iu;
/** Control, formatting and bidi characters and halves of characters; the two joiners belong to scripts and emoji. */
const unseen = /[^\P{Cc}\t\n\r]|[^\P{Cf}\u200c\u200d]|\p{Cs}/gu;

/** What a file of this article is called, without extension: the day it was published, if that is known, and the title,
 * in characters that every system takes and that an Obsidian link may hold. */
export function fileStem(article: { title: string; published: string | null }): string {
  const title = cleaned(article.title) || 'Untitled';
  const stem = article.published === null ? title : `${article.published.slice(0, 10)} ${title}`;
  const short = trimmed(shortened(stem));
  return reserved.test(short) ? `_${short}` : short;
}

function cleaned(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[/\\|]/g, '-')
    .replace(/:(?=\s)/g, ' -')
    .replace(/:/g, '-')
    .replace(/"/g, "'")
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/[<>?*#^]/g, '')
    .replace(/\s+/g, ' ');
  return trimmed(plain);
}

/** Without what a name must not begin or end with: a dot in front hides a file, Windows drops one at the end. */
function trimmed(name: string): string {
  return name.replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
}

function shortened(name: string): string {
  if (utf8Length(name) <= MAX_BYTES) return name;
  const byLetter = firstParts(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name));
  // One "letter" may be longer than all that a name can hold: then it is cut inside.
  return byLetter || firstParts(Array.from(name, (segment) => ({ segment })));
}

function firstParts(parts: Iterable<{ segment: string }>): string {
  let kept = '';
  let bytes = 0;
  for (const { segment } of parts) {
    bytes += utf8Length(segment);
    if (bytes > MAX_BYTES) break;
    kept += segment;
  }
  return kept;
}

/** Bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
