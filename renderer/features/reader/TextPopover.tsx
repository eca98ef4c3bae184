import type { RefObject } from 'react';
import { openSettings } from '../../state/settings-view.ts';
import { t } from '../../state/t.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { FontChoice } from '../reading-settings/FontChoice.tsx';
import { ParagraphChoice } from '../reading-settings/ParagraphChoice.tsx';
import { resetReading } from '../reading-settings/reset.ts';
import { LeadingStep, MeasureStep, SizeStep } from '../reading-settings/Steps.tsx';
import { JustifySwitch, NightSwitch } from '../reading-settings/Switches.tsx';
import { ThemeChoice } from '../reading-settings/ThemeChoice.tsx';
import styles from './TextPopover.module.css';

type Props = { isOpen: boolean; onClose: () => void; triggerRef: RefObject<Element | null> };

/** How the article looks: its theme, letters and lines. */
export function TextPopover(props: Props) {
  return (
    <Popover label={t.reader.text} {...props}>
      <div className={styles.text}>
        <ThemeChoice />
        <FontChoice wide />
        <div>
          <SizeStep />
          <LeadingStep />
          <MeasureStep />
          <ParagraphChoice />
          <JustifySwitch />
          <NightSwitch />
        </div>
      </div>
      <footer className={styles.foot}>
        <LinkButton small onPress={() => void resetReading()}>
          {t.readingSettings.reset}
        </LinkButton>
        <LinkButton
          small
          onPress={() => {
            props.onClose();
            openSettings('reading');
          }}
        >
          {t.readingSettings.all}
        </LinkButton>
      </footer>
    </Popover>
  );
}
