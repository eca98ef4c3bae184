import { settings } from '../../../shared/model/settings.ts';
import { changeSettings } from '../../state/settings.ts';

/** Gives everything about reading its first value again. */
export async function resetReading(): Promise<void> {
  const {
    readingTheme,
    readingNight,
    readingFont,
    readingSize,
    readingLeading,
    readingMeasure,
    readingParagraphs,
    readingJustify,
  } = settings.parse({});
  await changeSettings({
    readingTheme,
    readingNight,
    readingFont,
    readingSize,
    readingLeading,
    readingMeasure,
    readingParagraphs,
    readingJustify,
  });
}
