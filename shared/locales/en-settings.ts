import type { CommandGroup } from '../commands.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

const groups: Record<CommandGroup, string> = {
  file: 'File',
  edit: 'Edit',
  article: 'Article',
  highlight: 'Highlights and notes',
  view: 'View',
  help: 'Help',
};

const pages = {
  general: 'General',
  reading: 'Reading',
  saving: 'Saving',
  library: 'Library',
  shortcuts: 'Shortcuts',
  privacy: 'Privacy',
};

/** A short article to look at while its letters are chosen. */
const sample = {
  source: 'Coastal Gazette',
  title: 'The ferry that waits for the last train',
  byline: 'Ida Brandt',
  first:
    'At half past eleven the ramp is still down. The mate stands beside it with a lamp and looks up the hill, where the road from the station comes over the ridge. The timetable says that the boat has left.',
  second:
    'It has not, because the train is late, and because seven people on it live on the other side of the water. Nobody ever wrote down that the boat should wait. It has waited for as long as there have been trains.',
  quote: '“You can run a ferry by the clock,” the mate says, “or you can run it for the people.”',
  third:
    'Then there are headlights on the ridge, a small bus, and a little later the sound of the ramp. The harbour is quiet again before midnight, and the lamp goes out.',
};

/** The palette, the shortcuts, the settings and About. */
export function settingsWords(f: Format) {
  return {
    groups,
    palette: {
      title: 'Commands',
      field: 'Command, article, tag or view',
      placeholder: 'Command, article, tag or view',
      list: 'Results',
      recent: 'Recent',
      commands: 'Commands',
      places: 'Views and tags',
      pages: 'Settings',
      articles: 'Articles',
      view: 'View',
      choose: 'choose',
      run: 'run',
      onlyCommands: 'commands only',
      nothing: (query: string) => `Nothing is called “${query}”`,
      count: (count: number) => counted(count, f.number(count), 'result', 'results'),
    },
    shortcuts: {
      title: 'Keyboard shortcuts',
      search: 'Search shortcuts',
      clear: 'Clear search',
      always: 'Always',
      fixed: {
        panes: 'To the next pane',
        back: 'Back by one level, or out of a dialog',
        rows: 'Up and down the list',
        extend: 'Select several',
        all: 'Select the whole list',
        toggle: 'Select a row, or take it out',
        caret: 'Move the caret in the text, by letter or word',
        select: 'Select text from the caret',
        bar: 'To the colours for what is selected',
        write: 'End a note',
      },
      or: 'or',
      change: 'Change keys…',
      nothing: (query: string) => `No shortcut is called “${query}”`,
      lettersOff: 'Single-letter keys are off.',
    },
    libraries: {
      present: 'This library is open already.',
      openTitle: 'Open this library',
      makeTitle: 'Make a library here',
      open: 'Offprint goes on in the library that lies in',
      make: 'There is no library yet. An empty one is made in',
      stays: 'The present library stays as it is, in',
      saving: (count: number) =>
        `${counted(count, f.number(count), 'article is', 'articles are')} still being saved there. What is not done in a few seconds is kept there as a link, to be fetched again.`,
      exporting: 'The export that runs is cancelled.',
      openIt: 'Open library',
      makeIt: 'Make library',
      busy: 'The library is being opened.',
      notOpened: 'That library could not be opened',
      backIn: 'The present one is open again.',
    },
    settings: {
      title: 'Settings',
      back: 'Back to the library',
      allPages: 'All settings',
      pagesLabel: 'Pages',
      pages,
      reset: 'Back to the defaults',
      general: {
        window: 'Window',
        theme: 'Theme',
        contrast: 'Contrast',
        contrasts: { system: 'As the system', normal: 'Normal', more: 'More' },
        density: 'List',
        densities: { comfortable: 'Comfortable', compact: 'Compact' },
        start: 'At the start',
        startWith: 'Show',
        starts: { last: 'Where I stopped', unread: 'Unread', all: 'All articles' },
      },
      saving: {
        kept: 'What is kept of a page',
        keptLines: [
          'The article, its images, and the page as it was fetched.',
          'Menus, advertisements, scripts and trackers are left out. An image that cannot be fetched leaves its description.',
        ],
        trash: 'Trash',
        trashDays: 'Remove from the trash for good',
        days: (days: number) => `After ${counted(days, f.number(days), 'day', 'days')}`,
        trashNever: 'Only when I empty it',
        trashHint: 'Counted from the day an article was moved to the trash.',
      },
      library: {
        where: 'Where it lies',
        inTrash: (count: number) => `${f.number(count)} in the trash`,
        show: 'Show in folder',
        size: 'Size on this disk',
        measuring: 'Adding up',
        stopped: 'Not added up.',
        measure: 'Add up',
        articles: 'Articles',
        images: 'Images',
        index: 'Search index',
        indexHint: 'Made anew from the articles when it is gone',
        other: 'Catalogue and copies',
        total: 'Total',
        free: 'Free on the disk',
        recent: 'Other libraries',
        open: 'Open…',
        away: 'This folder cannot be reached now.',
        forget: (dir: string) => `Take ${dir} off this list. The library stays where it is.`,
      },
      reading: { theme: 'Theme', text: 'Text', preview: 'Preview' },
      sample,
      shortcuts: {
        letters: 'Single-letter keys',
        lettersHint: 'J, K, E and others without Ctrl or Alt. Never in a text field.',
        lettersOff: 'Single-letter keys are off. Hold Ctrl or Alt too.',
        add: (command: string) => `Add a key for ${command}`,
        remove: (key: string, command: string) => `Remove ${key} from ${command}`,
        reset: (keys: readonly string[], command: string) =>
          keys.length === 0
            ? `Back to no key for ${command}`
            : `Back to ${keys.join(' and ')} for ${command}`,
        press: (command: string) => `New key for ${command}. Press it now, or Escape to leave.`,
        pressKeys: 'Press the keys…',
        reserved: (key: string) => `${key} cannot be changed. Press another one.`,
        taken: (key: string, command: string) => `${key} belongs to “${command}”.`,
        takeOver: 'Take it over',
        resetAll: 'Back to the usual keys',
      },
      privacy: {
        lead: 'Articles lie on this disk. Offprint reads them from there, with the network off or on.',
        since: 'Requests since the start',
        toSave: 'To save what you added',
        whileReading: 'While reading',
        refused: 'Of pages, refused',
        out: 'What goes out',
        outLines: [
          'A link you add: its page is fetched, and the images of its article. The site sees this computer’s address, as when a browser opens the page.',
          'A link you open: it goes to your browser, and from then on is its business.',
        ],
        never: 'What never happens',
        neverLines: [
          'No account, no usage statistics, no crash reports.',
          'No request while you read, search, tag, take notes or export.',
          'No fonts, icons or scripts from the network, and no scripts of pages at all.',
          'No cookies: no site recognises you by what you saved before.',
        ],
        remembered: 'What is remembered',
        recentCommands: 'Commands used last in the palette',
        recentSearches: 'Searches that the search field offers first',
        clear: (count: number) => (count === 0 ? 'Clear' : `Clear ${f.number(count)}`),
        nothingToClear: 'Nothing is remembered.',
      },
      notWritten: 'Your settings could not be written. They hold until Offprint is closed.',
    },
    licences: {
      title: 'Licences',
      lead: (count: number) =>
        `Offprint is free software under the MIT licence. It is made with ${f.number(count - 1)} other parts, each under the licence below. Chromium, which Electron brings along, has its licences in a file of its own beside the program.`,
      chromium: 'Show Chromium’s licences',
    },
    about: {
      title: 'About Offprint',
      version: 'Version',
      carried: 'Made for a closed machine, on a runtime that another program carries',
      licence: 'Licence',
      allLicences: 'Licences of all parts',
      copy: 'Copy details',
      copied: 'Copied',
      runsOn: 'Runs on',
      library: 'Library',
      showLibrary: 'Show library folder',
      requests: 'Requests to save',
      requestsMade: (count: number) => `${f.number(count)} since the start`,
      requestsReading: 'Requests while reading',
      refused: (count: number) =>
        `${counted(count, f.number(count), 'request', 'requests')} of pages refused`,
    },
  };
}
