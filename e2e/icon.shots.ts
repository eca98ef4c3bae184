import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { project, test } from './support/app.ts';

const folder = join(project, 'shared/icon');

/** Side in px. Up to 32 a drawing of its own is used, whose edges lie between the pixels. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const small = 32;
/** Those that Windows and macOS look for in the one file they have; macOS calls each by a name. */
const windows = [16, 24, 32, 48, 64, 256];
const mac = { 16: 'icp4', 32: 'icp5', 64: 'icp6', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

test('The icon, in every size and form that a system asks for', async ({ offprint }) => {
  const drawings = {
    small: await readFile(join(folder, 'offprint-small.svg'), 'utf8'),
    full: await readFile(join(folder, 'offprint.svg'), 'utf8'),
  };
  const pictures = new Map<number, Buffer>();
  for (const size of sizes) {
    const base64 = await offprint.page.evaluate(
      async ([drawing, side]) => {
        const image = new Image(side, side);
        image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
        await image.decode();
        const canvas = new OffscreenCanvas(side, side);
        canvas.getContext('2d')?.drawImage(image, 0, 0, side, side);
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      [size <= small ? drawings.small : drawings.full, size] as const,
    );
    pictures.set(size, Buffer.from(base64, 'base64'));
  }
  const picture = (size: number) => pictures.get(size) ?? Buffer.alloc(0);
  for (const size of sizes.filter((side) => side <= 512))
    await writeFile(join(folder, `${size}x${size}.png`), picture(size));
  await writeFile(join(folder, 'offprint.ico'), ico(windows.map((size) => ({ size, png: picture(size) }))));
  const named = Object.entries(mac).map(([size, name]) => ({ name, png: picture(Number(size)) }));
  await writeFile(join(folder, 'offprint.icns'), icns(named));
});

/** Windows: a head, a row of 16 bytes for each picture, then the pictures. A side of 256 is written as 0. */
function ico(pictures: { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const row = 6 + 16 * index;
    head.writeUInt8(size % 256, row);
    head.writeUInt8(size % 256, row + 1);
    head.writeUInt16LE(1, row + 4);
    head.writeUInt16LE(32, row + 6);
    head.writeUInt32LE(png.length, row + 8);
    head.writeUInt32LE(offset, row + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** macOS: `icns` and the length, then a name, a length and a picture each. Lengths count their own eight bytes. */
function icns(pictures: { name: string; png: Buffer }[]): Buffer {
  const parts = pictures.map(({ name, png }) => part(name, png));
  return part('icns', Buffer.concat(parts));
}

function part(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
