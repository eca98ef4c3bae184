import { call, on } from '../api/api.ts';
import { followChecking } from '../state/checking.ts';
import { runCommandNamed } from '../state/commands.ts';
import { followCorrecting } from '../state/correcting.ts';
import { followExport } from '../state/exporting.ts';
import { followLibrary } from '../state/follow.ts';
import { followQueue } from '../state/jobs.ts';
import { followCounts, openLibrary, refreshTags, showLibrary } from '../state/library.ts';
import { pageOfView } from '../state/list.ts';
import { tellNetwork } from '../state/network.ts';
import { followNotes } from '../state/notes.ts';
import { followNoteRows } from '../state/notes-selection.ts';
import { followOpened } from '../state/opened.ts';
import { followOutside } from '../state/outside.ts';
import { followPreparing } from '../state/prepare.ts';
import { announceQueue } from '../state/queue-voice.ts';
import { openLastArticle, rememberPlace, showFirst } from '../state/remember.ts';
import { followRemoval } from '../state/removal.ts';
import { followSearches } from '../state/saved-searches.ts';
import { followSettings } from '../state/settings.ts';
import { followTheme } from '../state/theme.ts';
import { platform } from '../ui/platform.ts';
import { firstRows } from './first-rows.ts';

/** Connects the window to the app: settings first, so that the first picture has the right theme and widths; the rest
 * arrives while it is drawn. */
export async function start(): Promise<void> {
  document.documentElement.dataset.platform = platform;
  const { settings, first } = await call('app.begin', {});
  followSettings(settings);
  followTheme();
  followLibrary();
  followCorrecting();
  followNotes();
  followNoteRows();
  followExport();
  followRemoval();
  followChecking();
  announceQueue();
  followOpened();
  followOutside();
  on('command', ({ id }) => runCommandNamed(id));
  followCounts();
  followSearches();
  showFirst(first === null ? null : pageOfView(first.page));
  const whole = first?.whole ?? null;
  if (whole !== null) {
    showLibrary(whole.info);
    void followQueue(whole.jobs);
  }
  followPreparing();
  rememberPlace();
  void openLastArticle();
  void firstRows().then(() => {
    if (whole === null) {
      void openLibrary();
      void followQueue(null);
    } else void refreshTags();
    tellNetwork();
  });
}
