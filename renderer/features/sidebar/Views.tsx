import { useState } from 'react';
import type { ListView } from '../../../shared/model/view.ts';
import { useLibrary } from '../../state/library.ts';
import { showNotes } from '../../state/notes.ts';
import { t } from '../../state/t.ts';
import { showView, useView } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { NavItem } from './NavItem.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { useDropTarget } from './useDropTarget.ts';
import styles from './Views.module.css';

type PlainView = Exclude<ListView['kind'], 'tag'>;

const groups: readonly (readonly { kind: PlainView; icon: IconName }[])[] = [
  [
    { kind: 'unread', icon: 'inbox' },
    { kind: 'reading', icon: 'book-open' },
    { kind: 'archive', icon: 'archive' },
    { kind: 'favourites', icon: 'star' },
    { kind: 'all', icon: 'library' },
  ],
  [{ kind: 'trash', icon: 'trash-2' }],
];

/** Tags shown until all are asked for. */
const fewTags = 12;

/** The views, the saved searches and the tags, each with how many articles it has. */
export function Views() {
  const counts = useLibrary((library) => library.counts);
  return (
    <nav className={styles.nav} aria-label={t.sidebar.views}>
      {groups.map((group) => (
        <ul key={group[0]?.kind} className={styles.group}>
          {group[0]?.kind === 'trash' ? <NotesRow count={counts.notes} /> : null}
          {group.map(({ kind, icon }) => (
            <NavRow key={kind} view={{ kind }} icon={icon} count={counts[kind]} />
          ))}
        </ul>
      ))}
      <SavedSearches />
      <Tags />
    </nav>
  );
}

function Tags() {
  const tags = useLibrary((library) => library.tags);
  const [all, setAll] = useState(false);
  if (tags.length === 0) return null;
  // Those used most, by name.
  const few = tags.toSorted((a, b) => b.count - a.count).slice(0, fewTags);
  const shown = (all ? tags : few).toSorted((a, b) => a.tag.localeCompare(b.tag));
  return (
    <>
      <h2 className={styles.head}>{t.sidebar.tags}</h2>
      <ul>
        {shown.map(({ tag, count }) => (
          <NavRow key={tag} view={{ kind: 'tag', tag }} icon="hash" count={count} />
        ))}
        {tags.length > fewTags ? (
          <li>
            <button type="button" className={styles.row} aria-expanded={all} onClick={() => setAll(!all)}>
              <Icon name="ellipsis" className={styles.icon} />
              <span className={styles.name}>
                {all ? t.sidebar.fewerTags : t.sidebar.allTags(tags.length)}
              </span>
            </button>
          </li>
        ) : null}
      </ul>
    </>
  );
}

type NavRowProps = { view: ListView; icon: IconName; count: number };

function NavRow({ view, icon, count }: NavRowProps) {
  const current = useView(
    (state) => state.section === 'articles' && state.text === '' && sameView(state.view, view),
  );
  return (
    <NavItem
      name={t.viewName(view)}
      icon={icon}
      count={count}
      current={current}
      drop={useDropTarget(view)}
      onShow={() => showView(view)}
    />
  );
}

function NotesRow({ count }: { count: number }) {
  const current = useView(({ section }) => section === 'notes');
  return (
    <NavItem name={t.noteList.title} icon="highlighter" count={count} current={current} onShow={showNotes} />
  );
}

function sameView(a: ListView, b: ListView): boolean {
  return a.kind === b.kind && (a.kind !== 'tag' || b.kind !== 'tag' || a.tag === b.tag);
}
