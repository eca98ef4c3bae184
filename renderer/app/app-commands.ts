import { call, failureOf } from '../api/api.ts';
import { printTarget } from '../features/export/print.ts';
import { stepFrom } from '../features/reading-settings/steps.ts';
import { askToSave, mayBeSaved } from '../features/search/save-search.ts';
import { undoLast } from '../state/changes.ts';
import { type CommandHandler, type CommandHandlers, useCommands } from '../state/commands.ts';
import { correctArticle, useCorrecting } from '../state/correcting.ts';
import { openDialog } from '../state/dialogs.ts';
import { toggleList, toggleSidebar } from '../state/layout.ts';
import { chooseLibrary } from '../state/libraries.ts';
import { useLibrary } from '../state/library.ts';
import { changeSettings, useSettings } from '../state/settings.ts';
import { openSettings } from '../state/settings-view.ts';
import { t } from '../state/t.ts';
import {
  archive,
  copyAsMarkdown,
  copyLinks,
  copyTitledLinks,
  deleteForGood,
  exportTargets,
  favourite,
  markRead,
  markUnread,
  mayBeTrashed,
  openOriginal,
  restore,
  targets,
  trash,
} from '../state/targets.ts';
import { showToast } from '../state/toasts.ts';
import { addFromClipboard } from './incoming.ts';

const standardSize = 19;

/** Does something with the articles a command is for; without any the command does not apply. */
function withTargets(act: () => Promise<void>): CommandHandler {
  return { when: () => targets().length > 0, run: () => quietly(act()) };
}

/** Says what went wrong, where nothing else would. */
function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => showToast(t.failure(failureOf(error))));
}

function resize(by: 1 | -1): void {
  const readingSize = stepFrom(useSettings.getState(), 'readingSize', by);
  if (readingSize !== null) void changeSettings({ readingSize });
}

function otherDensity(): 'comfortable' | 'compact' {
  return useSettings.getState().listDensity === 'compact' ? 'comfortable' : 'compact';
}

const handlers: CommandHandlers = {
  add: () => openDialog({ kind: 'add', tab: useSettings.getState().addTab, text: '' }),
  'add-clipboard': () => addFromClipboard(),
  'add-files': () => quietly(call('save.chooseFiles', { tags: [] })),
  'show-library-folder': () => quietly(call('app.showLibraryFolder', {})),
  export: exportTargets,
  print: { when: () => targets().length === 1, run: () => quietly(printTarget()) },
  palette: () => openDialog({ kind: 'palette' }),
  settings: () => openSettings(),
  'open-library': () => quietly(chooseLibrary()),
  'check-library': () => openDialog({ kind: 'check' }),
  'show-log-folder': () => quietly(call('app.showLogFolder', {})),
  undo: () => quietly(undoLast()),
  'save-search': { when: mayBeSaved, run: askToSave },
  archive: withTargets(archive),
  favourite: withTargets(favourite),
  edit: () => {
    const [id, ...others] = targets();
    if (id === undefined || others.length > 0) return false;
    if (useCorrecting.getState().id !== id) correctArticle(id);
    return true;
  },
  'mark-read': withTargets(markRead),
  'mark-unread': withTargets(markUnread),
  'open-original': withTargets(openOriginal),
  'copy-link': withTargets(copyLinks),
  'copy-titled-link': withTargets(copyTitledLinks),
  'copy-markdown': withTargets(copyAsMarkdown),
  trash: withTargets(trash),
  restore: { when: mayBeTrashed, run: () => quietly(restore()) },
  'delete-for-good': { when: mayBeTrashed, run: () => quietly(deleteForGood()) },
  'empty-trash': {
    when: () => useLibrary.getState().counts.trash > 0,
    run: () => openDialog({ kind: 'delete', ids: null, count: useLibrary.getState().counts.trash }),
  },
  'toggle-sidebar': toggleSidebar,
  'toggle-list': toggleList,
  'toggle-density': () => changeSettings({ listDensity: otherDensity() }),
  'text-bigger': () => resize(1),
  'text-smaller': () => resize(-1),
  'text-reset': () => changeSettings({ readingSize: standardSize }),
  'theme-system': () => changeSettings({ chromeTheme: 'system' }),
  'theme-light': () => changeSettings({ chromeTheme: 'light' }),
  'theme-dark': () => changeSettings({ chromeTheme: 'dark' }),
};

/** Answers the commands that belong to the window as a whole. */
export function useAppCommands(): void {
  useCommands(handlers);
}
