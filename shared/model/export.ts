import * as z from 'zod';

/** How articles can leave. The first kinds write a file for each article, `csv` and the notes write one file in all. */
export const exportFormat = z.enum([
  'markdown',
  'html',
  'pdf',
  'json',
  'text',
  'csv',
  'notes-markdown',
  'notes-csv',
  'notes-json',
]);
export type ExportFormat = z.infer<typeof exportFormat>;

/** `date-title` puts the day of publication before the title, where it is known. */
export const fileNames = z.enum(['date-title', 'title']);
export type FileNames = z.infer<typeof fileNames>;

/** What the person chose last. */
export const exportChoices = z.object({
  format: exportFormat.catch('markdown').default('markdown'),
  /** Pictures go along. */
  images: z.boolean().catch(true).default(true),
  /** Highlights, comments and notes go along. */
  notes: z.boolean().catch(true).default(true),
  /** Each article lies in a folder of its first tag. */
  tagFolders: z.boolean().catch(false).default(false),
  names: fileNames.catch('date-title').default('date-title'),
});
export type ExportChoices = z.infer<typeof exportChoices>;

/** What happens to files that are there already: nothing is written and one is asked, they are written over, or the new
 * ones get numbers. */
const existingFiles = z.enum(['ask', 'replace', 'keep-both']);

export const exportOptions = z.object({
  format: exportFormat,
  images: z.boolean(),
  notes: z.boolean(),
  tagFolders: z.boolean(),
  names: fileNames,
  existing: existingFiles,
});
export type ExportOptions = z.infer<typeof exportOptions>;

const extensions: Record<ExportFormat, string> = {
  markdown: '.md',
  html: '.html',
  pdf: '.pdf',
  json: '.json',
  text: '.txt',
  csv: '.csv',
  'notes-markdown': '.md',
  'notes-csv': '.csv',
  'notes-json': '.json',
};

/** How a file of the format ends. */
export function extensionOf(format: ExportFormat): string {
  return extensions[format];
}

/** Formats that write the notes alone. */
export function isOfNotes(format: ExportFormat): boolean {
  return format.startsWith('notes-');
}

/** Formats that write one file, however many the articles are. */
export function isOneFile(format: ExportFormat): boolean {
  return format === 'csv' || isOfNotes(format);
}
