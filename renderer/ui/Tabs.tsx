import type { ReactNode } from 'react';
import {
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  Tab,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import styles from './Tabs.module.css';

type TabsProps<Id extends string> = {
  selected: Id;
  onSelect: (id: Id) => void;
  tabs: readonly { id: Id; label: string; icon?: IconName }[];
  /** `TabList` and one `TabPanel` for each tab, anywhere inside. */
  children: ReactNode;
};

/** A few views of one thing, one at a time. */
export function Tabs<Id extends string>({ selected, onSelect, tabs, children }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={styles.tabs}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab) onSelect(tab.id);
      }}
    >
      {children}
    </AriaTabs>
  );
}

type TabListProps = {
  label: string;
  tabs: readonly { id: string; label: string; icon?: IconName }[];
};

/** The tabs themselves, as a segmented control. */
export function TabList({ label, tabs }: TabListProps) {
  return (
    <AriaTabList aria-label={label} className={styles.list}>
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className={styles.tab}>
          {tab.icon ? <Icon name={tab.icon} /> : null}
          {tab.label}
        </Tab>
      ))}
    </AriaTabList>
  );
}

export function TabPanel({ id, children }: { id: string; children: ReactNode }) {
  return (
    <AriaTabPanel id={id} className={styles.panel}>
      {children}
    </AriaTabPanel>
  );
}
