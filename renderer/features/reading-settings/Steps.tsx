import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Stepper } from '../../ui/Stepper.tsx';
import { stepFrom } from './steps.ts';

/** The size of the letters, px. */
export function SizeStep() {
  const settings = useSettings();
  const by = (way: 1 | -1) => {
    const readingSize = stepFrom(settings, 'readingSize', way);
    return readingSize === null ? null : () => void changeSettings({ readingSize });
  };
  return (
    <Stepper
      letters
      label={t.readingSettings.size}
      value={t.format.number(settings.readingSize)}
      less={t.commands['text-smaller']}
      more={t.commands['text-bigger']}
      onLess={by(-1)}
      onMore={by(1)}
    />
  );
}

/** How far lines are apart. */
export function LeadingStep() {
  const settings = useSettings();
  const by = (way: 1 | -1) => {
    const readingLeading = stepFrom(settings, 'readingLeading', way);
    return readingLeading === null ? null : () => void changeSettings({ readingLeading });
  };
  return (
    <Stepper
      label={t.readingSettings.leading}
      value={t.format.number(settings.readingLeading)}
      less={t.readingSettings.leadingLess}
      more={t.readingSettings.leadingMore}
      onLess={by(-1)}
      onMore={by(1)}
    />
  );
}

/** How many letters a line has at most. */
export function MeasureStep() {
  const settings = useSettings();
  const by = (way: 1 | -1) => {
    const readingMeasure = stepFrom(settings, 'readingMeasure', way);
    return readingMeasure === null ? null : () => void changeSettings({ readingMeasure });
  };
  return (
    <Stepper
      label={t.readingSettings.measure}
      value={t.format.number(settings.readingMeasure)}
      less={t.readingSettings.measureLess}
      more={t.readingSettings.measureMore}
      onLess={by(-1)}
      onMore={by(1)}
    />
  );
}
