import { useState } from 'react';
import { type Command, commandGroups, commandTable, givenKeysOf, groupOf } from '../../../shared/commands.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { shortcutText } from '../../ui/Kbd.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { platform } from '../../ui/platform.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { fuzzy } from '../palette/fuzzy.ts';
import { KeyRow } from './KeyRow.tsx';
import { Section } from './Section.tsx';
import styles from './ShortcutsPage.module.css';

/** Every command with its keys, to be changed. */
export function ShortcutsPage() {
  const settings = useSettings();
  const [text, setText] = useState('');
  /** The command whose new key is being pressed. */
  const [asking, setAsking] = useState<string | null>(null);
  const words = t.settings.shortcuts;
  const wanted = commandTable.filter((command) => isWanted(command, text));
  return (
    <>
      <div className={styles.first}>
        <Switch
          on={settings.letterKeys}
          hint={words.lettersHint}
          onChange={(letterKeys) => void changeSettings({ letterKeys })}
        >
          {words.letters}
        </Switch>
      </div>
      <div className={styles.search}>
        <SearchField
          label={t.shortcuts.search}
          placeholder={t.shortcuts.search}
          clearLabel={t.shortcuts.clear}
          value={text}
          onChange={setText}
          onClear={() => setText('')}
        />
      </div>
      {wanted.length === 0 ? <p>{t.shortcuts.nothing(text)}</p> : null}
      {commandGroups.map((group) => {
        const rows = wanted.filter((command) => groupOf(command) === group);
        return rows.length === 0 ? null : (
          <Section key={group} title={t.groups[group]}>
            {rows.map((command) => (
              <KeyRow
                key={command.id}
                command={command}
                choices={settings}
                asking={asking === command.id}
                onAsk={(on) => setAsking(on ? command.id : null)}
              />
            ))}
          </Section>
        );
      })}
      {Object.keys(settings.keys).length === 0 && settings.letterKeys ? null : (
        <LinkButton onPress={() => void changeSettings({ keys: {}, letterKeys: true })}>
          {words.resetAll}
        </LinkButton>
      )}
    </>
  );
}

function isWanted(command: Command, text: string): boolean {
  const query = text.trim();
  if (query === '' || fuzzy(t.commands[command.id], query) !== null) return true;
  const keys = givenKeysOf(command, platform, useSettings.getState());
  return keys.some((key) => shortcutText(key).toLowerCase() === query.toLowerCase());
}
