import { expect, test } from 'vitest';
import { placeBar } from './bar-place.ts';

const view = { width: 800, height: 600 };
const bar = { width: 300, height: 36 };
const line = (left: number, top: number, right: number) => ({ left, top, right, bottom: top + 26 });

test.each([
  ['above the first line', [line(300, 200, 500), line(100, 230, 200)], { left: 250, top: 156 }],
  [
    'below the last line where there is no room above',
    [line(300, 30, 500), line(100, 60, 300)],
    { left: 50, top: 94 },
  ],
  ['inside the view at the start', [line(0, 200, 40)], { left: 8, top: 156 }],
  ['inside the view at the end', [line(780, 200, 800)], { left: 492, top: 156 }],
  [
    'at the line in view when the others are scrolled away',
    [line(0, -90, 700), line(0, 10, 700)],
    { left: 200, top: 44 },
  ],
  ['over the text when it fills the view', [line(0, -10, 700), line(0, 580, 700)], { left: 200, top: 556 }],
])('%s', (_, lines, place) => {
  expect(placeBar(lines, bar, view)).toEqual(place);
});

test('nowhere while the selection is out of view', () => {
  expect(placeBar([line(300, -200, 500)], bar, view)).toBeNull();
  expect(placeBar([line(300, 700, 500)], bar, view)).toBeNull();
  expect(placeBar([], bar, view)).toBeNull();
});
