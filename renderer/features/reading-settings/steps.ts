import type { Settings } from '../../../shared/model/settings.ts';

type Stepped = 'readingSize' | 'readingLeading' | 'readingMeasure';

/** The values that the steps go through, in order. */
const steps: Record<Stepped, readonly number[]> = {
  readingSize: [15, 16, 17, 18, 19, 20, 22, 24, 28],
  readingLeading: [1.35, 1.4, 1.45, 1.5, 1.55, 1.6, 1.65, 1.7, 1.75, 1.8, 1.85, 1.9],
  readingMeasure: [44, 48, 52, 56, 60, 64, 68, 72, 76, 80, 84],
};

/** The value a step away, null where the steps end. */
export function stepFrom(settings: Settings, name: Stepped, by: 1 | -1): number | null {
  const value = settings[name];
  const next =
    by > 0 ? steps[name].find((step) => step > value) : steps[name].findLast((step) => step < value);
  return next ?? null;
}
