import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Switch } from '../../ui/Switch.tsx';

/** Whether a light reader becomes dark with the window. Off and on again, it is the plain dark. */
export function NightSwitch() {
  const on = useSettings((settings) => settings.readingNight !== 'off');
  return (
    <Switch
      on={on}
      hint={t.readingSettings.nightHint}
      onChange={(follow) => void changeSettings({ readingNight: follow ? 'dark' : 'off' })}
    >
      {t.readingSettings.night}
    </Switch>
  );
}

/** Whether lines end alike. Words are parted for it: without that there would be holes. */
export function JustifySwitch() {
  const on = useSettings((settings) => settings.readingJustify);
  return (
    <Switch on={on} onChange={(readingJustify) => void changeSettings({ readingJustify })}>
      {t.readingSettings.justify}
    </Switch>
  );
}
