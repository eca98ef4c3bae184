import { type Colour, png } from './png.ts';

const sky: readonly Colour[] = [
  [193, 205, 208],
  [240, 232, 214],
];
const sea: readonly Colour[] = [
  [196, 205, 204],
  [104, 124, 130],
];
const farHills: Colour = [170, 186, 190];
const hills: Colour = [128, 148, 152];
const hull: Colour = [46, 58, 62];
const cabin: Colour = [236, 234, 226];
const funnel: Colour = [168, 84, 62];

/** A ferry on calm water, drawn here so that no picture has to be carried along. Another `scene` has other hills, and its
 * boat elsewhere. */
export function seascape(width: number, height: number, scene: number): Buffer {
  const horizon = height * 0.52;
  return png(width, height, (x, y) => {
    // In units of the height, from the bow of the boat on its waterline.
    const boat = boatAt((x - width * (0.3 + 0.06 * (scene % 6))) / height, (y - height * 0.66) / height);
    if (boat !== null) return boat;
    if (y > horizon) return onSea(x, y, (y - horizon) / (height - horizon), scene);
    const at = x / height + scene * 1.7;
    if (y > horizon - height * (0.06 + 0.05 * Math.sin(at * 2.1) + 0.02 * Math.sin(at * 5.3))) return hills;
    if (y > horizon - height * (0.12 + 0.06 * Math.sin(at * 1.3 + 2))) return farHills;
    return mix(sky, y / horizon);
  });
}

function boatAt(x: number, y: number): Colour | null {
  if (y > 0 || x < -0.02 || x > 0.42) return null;
  if (y > -0.05) return x > 0.02 + y * 0.8 && x < 0.39 - y * 0.3 ? hull : null;
  if (y > -0.085) return x > 0.04 && x < 0.36 ? cabin : null;
  if (y > -0.11) return x > 0.12 && x < 0.3 ? cabin : null;
  return y > -0.16 && x > 0.2 && x < 0.24 ? funnel : null;
}

function onSea(x: number, y: number, depth: number, scene: number): Colour {
  const ripple = Math.sin(y * 0.9 + Math.sin(x * 0.02 + scene) * 3) * Math.sin(x * 0.013 + y * 0.21);
  return mix(sea, Math.min(1, Math.max(0, depth + ripple * 0.05)));
}

function mix([from = hull, to = hull]: readonly Colour[], part: number): Colour {
  const channel = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * part);
  return [channel(0), channel(1), channel(2)];
}
