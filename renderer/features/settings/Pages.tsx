import type { KeyboardEvent } from 'react';
import { type SettingsPage, settingsPages, useSettingsView } from '../../state/settings-view.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Pages.module.css';
import { pageIcons } from './pages.ts';

/** The pages of the settings by name. Arrows go from one to the next. */
export function Pages({ page }: { page: SettingsPage | null }) {
  return (
    <nav className={styles.nav} aria-label={t.settings.pagesLabel}>
      <ul>
        {settingsPages.map((id) => (
          <li key={id}>
            <button
              type="button"
              className={styles.row}
              data-page={id}
              data-pane-focus={id === page ? '' : undefined}
              aria-current={id === page ? 'page' : undefined}
              onKeyDown={onArrow}
              onClick={() => useSettingsView.setState({ page: id })}
            >
              <Icon name={pageIcons[id]} className={styles.icon} />
              {t.settings.pages[id]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function onArrow(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const item = event.currentTarget.closest('li');
  const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling;
  next?.querySelector('button')?.focus();
}
