import type { CommandGroup } from '../commands.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

const groups: Record<CommandGroup, string> = {
  file: 'File',
  edit: 'Edit',
  article: 'Article',
  view: 'View',
  help: 'Help',
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
      },
      or: 'or',
      change: 'Change keys…',
      nothing: (query: string) => `No shortcut is called “${query}”`,
      lettersOff: 'Single-letter keys are off.',
    },
    settings: {
      title: 'Settings',
      notWritten: 'Your settings could not be written. They hold until Offprint is closed.',
    },
    about: {
      title: 'About Offprint',
      version: 'Version',
      licence: 'Licence',
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
