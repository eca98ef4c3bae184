import type { ExportFormat } from '../../../shared/model/export.ts';

/** In the order in which they are offered. */
export const formats = [
  'markdown',
  'html',
  'pdf',
  'json',
  'text',
  'csv',
  'notes-markdown',
  'notes-csv',
  'notes-json',
] as const satisfies readonly ExportFormat[];

const pictured: ReadonlySet<ExportFormat> = new Set(['markdown', 'html', 'pdf', 'json']);
const annotated: ReadonlySet<ExportFormat> = new Set(['markdown', 'html', 'pdf', 'json', 'csv']);

/** Whether images can go along in the format. */
export function hasImages(format: ExportFormat): boolean {
  return pictured.has(format);
}

/** Whether what a person wrote can be left out of the format. */
export function mayHaveNotes(format: ExportFormat): boolean {
  return annotated.has(format);
}
