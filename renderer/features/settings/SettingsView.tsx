import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLayout } from '../../state/layout.ts';
import { closeSettings, type SettingsPage, useSettingsView } from '../../state/settings-view.ts';
import { t } from '../../state/t.ts';
import { Bar } from '../../ui/Bar.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Toasts } from '../toast/Toasts.tsx';
import { GeneralPage } from './GeneralPage.tsx';
import { LibraryPage } from './LibraryPage.tsx';
import { Pages } from './Pages.tsx';
import { Preview } from './Preview.tsx';
import { PrivacyPage } from './PrivacyPage.tsx';
import { ReadingPage } from './ReadingPage.tsx';
import { SavingPage } from './SavingPage.tsx';
import styles from './SettingsView.module.css';
import { ShortcutsPage } from './ShortcutsPage.tsx';

/** The settings, over the whole window: pages at the side, one of them beside it, and how an article looks with them. In a
 * narrow window the pages are a list that leads to one. */
export function SettingsView() {
  const layout = useLayout();
  const narrow = layout === 'one';
  const chosen = useSettingsView(({ page }) => page);
  const page = chosen ?? (narrow ? null : 'general');
  const withPreview = layout === 'three' && page === 'reading';
  return (
    <div className={cx(styles.settings, narrow && styles.narrow, withPreview && styles.previewed)}>
      {narrow && page !== null ? null : <Side page={page} />}
      {page === null ? null : (
        <main className={styles.main} data-pane="settings" aria-label={t.settings.title} tabIndex={-1}>
          {narrow ? (
            <Bar>
              <IconButton icon="arrow-left" label={t.settings.allPages} shortcut="Escape" onPress={toPages} />
              <strong className={styles.heading}>{t.settings.title}</strong>
            </Bar>
          ) : null}
          <Page key={page} page={page} focus={narrow} />
          <Toasts />
        </main>
      )}
      {withPreview ? <Preview /> : null}
    </div>
  );
}

/** From a page to the list of pages, in a narrow window. */
export function toPages(): void {
  const left = useSettingsView.getState().page;
  useSettingsView.setState({ page: null });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-page="${left}"]`)?.focus());
}

function Side({ page }: { page: SettingsPage | null }) {
  const side = useRef<HTMLElement>(null);
  // Who opens the settings is at the page that is shown.
  useLayoutEffect(() => {
    const current = side.current?.querySelector<HTMLElement>('[data-pane-focus]');
    (current ?? side.current?.querySelector<HTMLElement>('[data-page]'))?.focus();
  }, []);
  return (
    <aside ref={side} className={styles.side} data-pane="settings-pages" aria-label={t.settings.title}>
      <Bar>
        <IconButton icon="arrow-left" label={t.settings.back} shortcut="Escape" onPress={closeSettings} />
        <strong className={styles.heading}>{t.settings.title}</strong>
      </Bar>
      <Pages page={page} />
    </aside>
  );
}

function Page({ page, focus }: { page: SettingsPage; focus: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) title.current?.focus();
  }, [focus]);
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <h1 ref={title} tabIndex={-1} className={styles.title}>
          {t.settings.pages[page]}
        </h1>
        <Content page={page} />
      </div>
    </div>
  );
}

function Content({ page }: { page: SettingsPage }) {
  switch (page) {
    case 'general':
      return <GeneralPage />;
    case 'reading':
      return <ReadingPage />;
    case 'saving':
      return <SavingPage />;
    case 'library':
      return <LibraryPage />;
    case 'shortcuts':
      return <ShortcutsPage />;
    case 'privacy':
      return <PrivacyPage />;
  }
}
