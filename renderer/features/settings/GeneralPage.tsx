import { contrast, listDensity, startWith } from '../../../shared/model/settings.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { chromeThemes } from '../../state/theme.ts';
import { Labelled } from '../../ui/Labelled.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Defaults } from './Defaults.tsx';
import { Section } from './Section.tsx';

/** How the window looks, and what it begins with. */
export function GeneralPage() {
  const settings = useSettings();
  const words = t.settings.general;
  return (
    <>
      <Section title={words.window}>
        <Labelled label={words.theme}>
          <Segmented
            label={words.theme}
            value={settings.chromeTheme}
            onChange={(chromeTheme) => void changeSettings({ chromeTheme })}
            options={chromeThemes.map((value) => ({ value, label: t.commands[`theme-${value}`] }))}
          />
        </Labelled>
        <Labelled label={words.contrast}>
          <Segmented
            label={words.contrast}
            value={settings.contrast}
            onChange={(chosen) => void changeSettings({ contrast: chosen })}
            options={contrast.options.map((value) => ({ value, label: words.contrasts[value] }))}
          />
        </Labelled>
        <Labelled label={words.density}>
          <Segmented
            label={words.density}
            value={settings.listDensity}
            onChange={(chosen) => void changeSettings({ listDensity: chosen })}
            options={listDensity.options.map((value) => ({ value, label: words.densities[value] }))}
          />
        </Labelled>
      </Section>
      <Section title={words.start}>
        <Labelled label={words.startWith}>
          <Segmented
            label={words.startWith}
            value={settings.startWith}
            onChange={(chosen) => void changeSettings({ startWith: chosen })}
            options={startWith.options.map((value) => ({ value, label: words.starts[value] }))}
          />
        </Labelled>
      </Section>
      <Defaults of={['chromeTheme', 'contrast', 'listDensity', 'startWith']} />
    </>
  );
}
