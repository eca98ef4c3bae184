import { type SettingsChange, settings as schema } from '../../../shared/model/settings.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';

const usual = schema.parse({});

/** Gives some settings their first values again. Not shown while they have them. */
export function Defaults({ of }: { of: readonly (keyof SettingsChange)[] }) {
  const settings = useSettings();
  const changed = of.filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(usual[name]));
  if (changed.length === 0) return null;
  const reset = () => changeSettings(Object.fromEntries(changed.map((name) => [name, usual[name]])));
  return (
    <p>
      <LinkButton onPress={() => void reset()}>{t.settings.reset}</LinkButton>
    </p>
  );
}
