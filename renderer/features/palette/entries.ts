import { type Command, groupOf } from '../../../shared/commands.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { type ListView, listView, type MarkedText, type SearchHit } from '../../../shared/model/view.ts';
import { siteOf } from '../../state/article.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { showListPane } from '../../state/layout.ts';
import { useLibrary } from '../../state/library.ts';
import { showNotes } from '../../state/notes.ts';
import { backToList, openArticle } from '../../state/reading.ts';
import { useSearches } from '../../state/saved-searches.ts';
import { leaveSettings, openSettings, settingsPages } from '../../state/settings-view.ts';
import { t } from '../../state/t.ts';
import { showSearch, showView } from '../../state/view.ts';
import { type IconName, iconNamed } from '../../ui/icons.ts';
import { pageIcons } from '../settings/pages.ts';

export type Entry = {
  id: string;
  kind: 'command' | 'place' | 'page' | 'article';
  icon: IconName | null;
  label: string;
  /** At the end of the row: a group, a count, a site. */
  sub: string | null;
  shortcut: string | null;
  /** Done once the palette has gone and the focus is back where it was. */
  run: () => void;
};

/** An entry with what of its label was found. */
export type Shown = { entry: Entry; label: MarkedText };

export function commandEntry(command: Command): Entry {
  return {
    id: command.id,
    kind: 'command',
    icon: iconNamed(command.icon),
    label: labelOf(command),
    sub: t.groups[groupOf(command)],
    shortcut: shortcutOf(command.id),
    run: () => runCommand(command.id),
  };
}

/** A label that tells what it is about where no menu does. */
function labelOf({ id, menu }: Command): string {
  return menu?.menu === 'theme' ? `${t.menus.theme}: ${t.commands[id]}` : t.commands[id];
}

type PlainView = Exclude<ListView['kind'], 'tag'>;

const viewIcons: Record<PlainView, IconName> = {
  unread: 'inbox',
  reading: 'book-open',
  archive: 'archive',
  favourites: 'star',
  all: 'library',
  trash: 'trash-2',
};

/** The views of the sidebar. */
export function viewEntries(): Entry[] {
  const { counts } = useLibrary.getState();
  const views = listView.options[0].shape.kind.options.map((kind) =>
    viewEntry({ kind }, viewIcons[kind], counts[kind]),
  );
  const notes = placeEntry('notes', t.noteList.title, 'highlighter', counts.notes, showNotes);
  return [...views, notes];
}

/** The saved searches, as the sidebar has them. */
export function searchEntries(): Entry[] {
  const { searches, counts } = useSearches.getState();
  return searches.map((search) =>
    placeEntry(`search-${search.id}`, search.name, 'search', counts.get(search.query) ?? 0, () =>
      showSearch(search),
    ),
  );
}

export function tagEntries(): Entry[] {
  const { tags } = useLibrary.getState();
  return tags.map(({ tag, count }) => viewEntry({ kind: 'tag', tag }, 'hash', count));
}

function viewEntry(view: ListView, icon: IconName, count: number): Entry {
  const id = view.kind === 'tag' ? `tag-${view.tag}` : view.kind;
  return placeEntry(id, t.viewName(view), icon, count, () => showView(view));
}

function placeEntry(id: string, label: string, icon: IconName, count: number, show: () => void): Entry {
  return {
    id: `place-${id}`,
    kind: 'place',
    icon,
    label,
    sub: t.format.number(count),
    shortcut: null,
    run() {
      leaveSettings();
      showListPane();
      show();
      backToList();
      focusList();
    },
  };
}

/** The list is another one by then, and has to be drawn first. */
function focusList(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-pane="list"] [data-pane-focus]')?.focus(),
  );
}

export function pageEntries(): Entry[] {
  return settingsPages.map((page) => ({
    id: `page-${page}`,
    kind: 'page',
    icon: pageIcons[page],
    label: `${t.settings.title}: ${t.settings.pages[page]}`,
    sub: null,
    shortcut: null,
    run: () => openSettings(page),
  }));
}

export function articleEntry({ row, title }: SearchHit): Shown {
  const label = row.title === '' ? { text: t.list.untitled, marks: [] } : title;
  return {
    label,
    entry: {
      id: `article-${row.id}`,
      kind: 'article',
      icon: 'file-text',
      label: label.text,
      sub: siteOf(row),
      shortcut: null,
      run: () => open(row.id),
    },
  };
}

function open(id: ArticleId): void {
  leaveSettings();
  openArticle(id, { focus: true });
}
