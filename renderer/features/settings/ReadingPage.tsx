import { t } from '../../state/t.ts';
import { FontChoice } from '../reading-settings/FontChoice.tsx';
import { ParagraphChoice } from '../reading-settings/ParagraphChoice.tsx';
import { LeadingStep, MeasureStep, SizeStep } from '../reading-settings/Steps.tsx';
import { JustifySwitch, NightSwitch } from '../reading-settings/Switches.tsx';
import { ThemeChoice } from '../reading-settings/ThemeChoice.tsx';
import { Defaults } from './Defaults.tsx';
import styles from './ReadingPage.module.css';
import { Section } from './Section.tsx';

/** How articles look. The preview beside it, and every article, follow at once. */
export function ReadingPage() {
  return (
    <>
      <Section title={t.settings.reading.theme}>
        <div className={styles.themes}>
          <ThemeChoice named />
        </div>
        <NightSwitch />
      </Section>
      <Section title={t.settings.reading.text}>
        <FontChoice />
        <SizeStep />
        <LeadingStep />
        <MeasureStep />
        <ParagraphChoice />
        <JustifySwitch />
      </Section>
      <Defaults
        of={[
          'readingTheme',
          'readingNight',
          'readingFont',
          'readingSize',
          'readingLeading',
          'readingMeasure',
          'readingParagraphs',
          'readingJustify',
        ]}
      />
    </>
  );
}
