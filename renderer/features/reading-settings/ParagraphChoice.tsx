import { readingParagraphs } from '../../../shared/model/settings.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Labelled } from '../../ui/Labelled.tsx';
import { Segmented } from '../../ui/Segmented.tsx';

/** What tells one paragraph from the next. */
export function ParagraphChoice() {
  const paragraphs = useSettings((settings) => settings.readingParagraphs);
  return (
    <Labelled label={t.readingSettings.paragraphs}>
      <Segmented
        label={t.readingSettings.paragraphs}
        value={paragraphs}
        onChange={(readingParagraphs) => void changeSettings({ readingParagraphs })}
        options={readingParagraphs.options.map((value) => ({
          value,
          label: t.readingSettings.paragraphKinds[value],
        }))}
      />
    </Labelled>
  );
}
