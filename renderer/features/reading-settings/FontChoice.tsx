import { readingFont } from '../../../shared/model/settings.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Labelled } from '../../ui/Labelled.tsx';
import { Segmented } from '../../ui/Segmented.tsx';

/** The letters of articles; `wide` as wide as there is room, without its name. */
export function FontChoice({ wide = false }: { wide?: boolean }) {
  const font = useSettings((settings) => settings.readingFont);
  const choice = (
    <Segmented
      wide={wide}
      label={t.readingSettings.font}
      value={font}
      onChange={(readingFont) => void changeSettings({ readingFont })}
      options={readingFont.options.map((value) => ({ value, label: t.readingSettings.fonts[value] }))}
    />
  );
  return wide ? choice : <Labelled label={t.readingSettings.font}>{choice}</Labelled>;
}
