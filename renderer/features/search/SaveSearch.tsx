import { Button } from 'react-aria-components';
import { shortcutOf } from '../../state/commands.ts';
import { useLibrary } from '../../state/library.ts';
import { changedSearch, keepSearch, openSearch, useSearches } from '../../state/saved-searches.ts';
import { t } from '../../state/t.ts';
import { useView } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import styles from './SaveSearch.module.css';
import { askToSave, askToSaveAsNew } from './save-search.ts';

/** In the list bar: keeps the search under a name. Of a saved search that was changed, it asks which of the two is meant. */
export function SaveSearch() {
  const searches = useSearches();
  const view = useView();
  const readOnly = useLibrary((library) => library.readOnly);
  if (readOnly || view.text.trim() === '' || openSearch(searches, view) !== null) return null;
  const changes = changedSearch(searches, view);
  const face = (
    <>
      <Icon name="bookmark" size={13} className={styles.icon} />
      {t.searches.saveSearch}
    </>
  );
  if (changes === null) {
    return (
      <Button className={styles.save} onPress={askToSave}>
        {face}
      </Button>
    );
  }
  return (
    <MenuButton
      label={t.searches.saveSearch}
      className={styles.save}
      entries={[
        {
          id: 'change',
          label: t.searches.saveChangesTo(changes.name),
          onAction: () => void keepSearch({ ...changes, query: view.text.trim() }),
        },
        {
          id: 'new',
          label: t.searches.saveAsNewAsk,
          shortcut: shortcutOf('save-search'),
          onAction: askToSaveAsNew,
        },
      ]}
    >
      {face}
    </MenuButton>
  );
}
