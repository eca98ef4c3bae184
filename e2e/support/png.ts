import { deflateSync, inflateSync } from 'node:zlib';

// PNG as RFC 2083 has it: 8 bits a channel, not interlaced.

export type Colour = readonly [red: number, green: number, blue: number];

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture as PNG, from the colour of each of its points. */
export function png(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  return file(width, height, 2, rows);
}

/** Almost the same picture in at most 256 colours, a third of the size. */
export function withPalette(picture: Buffer): Buffer {
  const { width, height, points } = read(picture);
  const counts = new Map<number, number>();
  for (const point of points) counts.set(point, (counts.get(point) ?? 0) + 1);
  const palette = paletteOf([...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)));
  const places = new Map<number, number>();
  const rows = Buffer.alloc(height * (1 + width));
  for (const [at, point] of points.entries()) {
    const place = places.get(point) ?? nearest(palette, point);
    places.set(point, place);
    rows[at + 1 + Math.floor(at / width)] = place;
  }
  return file(width, height, 3, rows, Buffer.from(palette.flatMap(channels)));
}

/** The commonest colours. Of the rest, which are the edges of letters, those that look alike are one: as alike as it takes to
 * have no more than 256 in all. */
function paletteOf(colours: readonly number[]): number[] {
  const commonest = colours.slice(0, 128);
  for (let alike = 0; ; alike += 4) {
    const palette = [...commonest];
    for (const colour of colours.slice(commonest.length)) {
      if (palette.every((other) => distance(other, colour) > alike)) palette.push(colour);
      if (palette.length > 256) break;
    }
    if (palette.length <= 256) return palette;
  }
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) => distance(other, colour));
  return distances.indexOf(Math.min(...distances));
}

/** The square of how far two colours are apart. */
function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

function channels(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** The points of a picture without transparency, row by row, as `0xrrggbb`. */
function read(picture: Buffer): { width: number; height: number; points: Uint32Array } {
  const width = picture.readUInt32BE(16);
  const height = picture.readUInt32BE(20);
  const bytes = picture[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = signature.length; at < picture.length; at += 12 + picture.readUInt32BE(at)) {
    if (picture.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(picture.subarray(at + 8, at + 8 + picture.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(data));
  const points = new Uint32Array(width * height);
  const stride = 1 + width * bytes;
  for (let y = 0; y < height; y++) {
    unfilter(rows, y * stride, stride, bytes);
    for (let x = 0; x < width; x++) points[y * width + x] = rows.readUIntBE(y * stride + 1 + x * bytes, 3);
  }
  return { width, height, points };
}

/** Undoes the filter of a row in place; the one before it is undone already. */
function unfilter(rows: Buffer, start: number, stride: number, bytes: number): void {
  const filter = rows[start];
  for (let at = start + 1; at < start + stride; at++) {
    const left = at - start > bytes ? (rows[at - bytes] ?? 0) : 0;
    const above = rows[at - stride] ?? 0;
    const corner = at - start > bytes ? (rows[at - stride - bytes] ?? 0) : 0;
    rows[at] = (rows[at] ?? 0) + predicted(filter, left, above, corner);
  }
}

function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(
        Math.abs,
      );
      if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
      return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
    }
    default:
      return 0;
  }
}

/** @param kind 2: red, green and blue; 3: places in a palette */
function file(width: number, height: number, kind: 2 | 3, rows: Buffer, palette?: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, kind, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', palette)]),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
