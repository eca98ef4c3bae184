/** Spreadsheets read a file as UTF-8 when it begins so. */
export const CSV_START = '\ufeff';

/** A row as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an apostrophe before it, which keeps it
 * a text: a title from a page must not run anything. Numbers are not touched. */
export function csvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.replace(/\r\n?/g, '\n');
  const safe = /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
