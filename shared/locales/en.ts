import { backupWords } from './en-backups.ts';
import { checkWords } from './en-check.ts';
import { correctWords } from './en-correct.ts';
import { exportWords } from './en-export.ts';
import { libraryWords } from './en-library.ts';
import { markWords } from './en-marks.ts';
import { noteListWords } from './en-notes.ts';
import { nothingWords } from './en-nothing.ts';
import { outsideWords } from './en-outside.ts';
import { failureWords, problems } from './en-problems.ts';
import { queryWords } from './en-query.ts';
import { readingWords } from './en-reading.ts';
import { readingSettings } from './en-reading-settings.ts';
import { rebuildingWords } from './en-rebuilding.ts';
import { savingWords } from './en-saving.ts';
import { searchWords } from './en-search.ts';
import { settingsWords } from './en-settings.ts';
import { commands, dialogs, menus } from './en-shell.ts';
import { slipWords } from './en-slips.ts';
import { trashWords } from './en-trash.ts';
import type { Format } from './format.ts';

/** Every word a person reads, by the part of the window it stands in. `format` writes its numbers and dates. */
export function english(format: Format) {
  return {
    format,
    commands,
    menus,
    dialogs,
    problems,
    correct: correctWords,
    instead: slipWords,
    readingSettings,
    ...failureWords(),
    ...libraryWords(format),
    ...readingWords(format),
    ...rebuildingWords(format),
    ...exportWords(format),
    ...settingsWords(format),
    ...trashWords(format),
    ...noteListWords(format),
    ...markWords(format),
    ...savingWords(format),
    ...queryWords(format),
    ...searchWords(format),
    ...nothingWords(format),
    ...outsideWords(format),
    ...checkWords(format),
    ...backupWords(format),
  };
}
