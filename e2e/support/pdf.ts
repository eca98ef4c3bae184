import { inflateSync } from 'node:zlib';

/** What can be told of a PDF that Chromium wrote. */
export type PdfFacts = {
  title: string;
  pages: number;
  /** Addresses that its links lead to. */
  links: string[];
  /** Its words, in the order in which they are drawn. */
  text: string;
  /** Whether it says what is a heading, a list, a picture. */
  tagged: boolean;
  /** Titles of its outline. */
  outline: string[];
  /** Width and height of the first page, points. */
  size: [number, number];
};

/** Reads as much of PDF as Chromium writes: objects in the open, streams packed. */
export function readPdf(bytes: Buffer): PdfFacts {
  const file = bytes.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\bendobj/g))
    objects.set(id, body);
  const all = [...objects.values()];
  const pages = all.filter((body) => /\/Type\s*\/Page\b/.test(body));
  const info = all.find((body) => /\/Producer\b/.test(body)) ?? '';
  const box = /\/MediaBox\s*\[\s*[\d.]+\s+[\d.]+\s+([\d.]+)\s+([\d.]+)/.exec(pages[0] ?? '');
  return {
    title: stringAfter('Title', info) ?? '',
    pages: pages.length,
    links: all.flatMap((body) =>
      [...body.matchAll(/\/URI\s*\(((?:\\.|[^\\)])*)\)/g)].map(([, address = '']) => unescaped(address)),
    ),
    text: pages.map((page) => pageText(page, objects).replace(/\s+/g, ' ').trim()).join('\n'),
    tagged: all.some((body) => /\/Type\s*\/StructTreeRoot\b/.test(body)),
    outline: all
      .filter((body) => /\/Parent\b/.test(body) && /\/Dest\b|\/A\b/.test(body))
      .flatMap((body) => stringAfter('Title', body) ?? []),
    size: [Number(box?.[1]), Number(box?.[2])],
  };
}

function stringAfter(key: string, body: string): string | null {
  const found = new RegExp(`/${key}\\s*(?:\\(((?:\\\\.|[^\\\\)])*)\\)|<([0-9A-Fa-f]*)>)`).exec(body);
  if (found === null) return null;
  return found[2] === undefined ? unescaped(found[1] ?? '') : utf16(found[2].replace(/^FEFF/i, ''));
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

function streamOf(body: string): string {
  const start = /\bstream\r?\n/.exec(body);
  const length = Number(/\/Length\s+(\d+)/.exec(body)?.[1]);
  if (start === null || Number.isNaN(length)) return '';
  const found = body.slice(start.index + start[0].length, start.index + start[0].length + length);
  return /\/FlateDecode/.test(body) ? inflateSync(Buffer.from(found, 'latin1')).toString('latin1') : found;
}

/** Content is drawn glyph by glyph; each font says which letter a glyph is. */
function pageText(page: string, objects: ReadonlyMap<string, string>): string {
  const at = (reference: string | undefined) => objects.get(reference ?? '') ?? '';
  const resources = at(/\/Resources\s+(\d+) 0 R/.exec(page)?.[1]) || page;
  const fontList =
    /\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? at(/\/Font\s+(\d+) 0 R/.exec(resources)?.[1]);
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id] of fontList.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
    const letters = at(/\/ToUnicode\s+(\d+) 0 R/.exec(at(id))?.[1]);
    fonts.set(name, lettersOf(streamOf(letters)));
  }
  let text = '';
  let font: Map<string, string> | undefined;
  const content = streamOf(at(/\/Contents\s+(\d+) 0 R/.exec(page)?.[1]));
  const operators = /\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|(?:([-\d.]+)\s+Td|\b(Tm|T\*))\b/g;
  for (const [, name, glyphs, down, other] of content.matchAll(operators)) {
    if (name !== undefined) font = fonts.get(name);
    // A letter further on in the same line moves by nothing downwards.
    else if (other !== undefined || (down !== undefined && Number(down) !== 0)) text += '\n';
    else text += (glyphs?.match(/.{4}/g) ?? []).map((glyph) => font?.get(glyph.toUpperCase()) ?? '').join('');
  }
  return text;
}

function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, section = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letter = ''] of section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(glyph.toUpperCase(), utf16(letter));
  for (const [, section = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', letter = ''] of section.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const first = Number.parseInt(from, 16);
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph++) {
        const code = Number.parseInt(letter, 16) + glyph - first;
        letters.set(glyph.toString(16).toUpperCase().padStart(4, '0'), String.fromCodePoint(code));
      }
    }
  }
  return letters;
}
