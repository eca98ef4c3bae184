import { openDialog } from '../../state/dialogs.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { chromeThemes } from '../../state/theme.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import styles from './AppearanceMenu.module.css';

/** The few settings that are always at hand: the theme of the window. */
export function AppearanceMenu() {
  const theme = useSettings((settings) => settings.chromeTheme);
  return (
    <MenuButton
      label={t.sidebar.appearance}
      iconOnly
      className={styles.button}
      placement="top start"
      entries={[
        {
          id: 'theme',
          label: t.menus.theme,
          selected: theme,
          options: chromeThemes.map((id) => ({ id, label: t.commands[`theme-${id}`] })),
          onChoose: (id) => {
            const chosen = chromeThemes.find((candidate) => candidate === id);
            if (chosen) void changeSettings({ chromeTheme: chosen });
          },
        },
        { id: 'line', line: true },
        { id: 'about', label: t.sidebar.about, onAction: () => openDialog({ kind: 'about' }) },
      ]}
    >
      <Icon name="settings" size={18} />
    </MenuButton>
  );
}
